import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from 'vitest';

import { exported } from '../description';
import { NETWORK_CASES, randomNetwork } from '../exports.fixture';
import { type NetworkFile, NetworkFileError } from '../networkFile';
import { encodeOnnxFrame } from './frame';
import { onnxModel } from './metadata';
import { encodeOnnx, type OnnxModel } from './model';
import { decodeOnnxNetwork } from './readNetwork';
import { encodeOnnxSequence } from './sequence';

const bitsOf = ({ snapshot }: NetworkFile) =>
  snapshot.tensors.map(({ name, shape, values }) => [
    name,
    [...shape],
    [...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  ]);

/** The id is the experiment's, and no file's business. */
const factsOf = ({ snapshot, ...rest }: NetworkFile) => {
  const { network, tensors: _, ...facts } = snapshot;
  return { ...rest, ...facts, kind: network.kind, options: network.options };
};

function refusal(bytes: Uint8Array): readonly [code: string, detail: string] {
  try {
    decodeOnnxNetwork(bytes);
  } catch (error) {
    if (error instanceof NetworkFileError) return [error.code, error.detail];
    throw error;
  }
  return ['none', ''];
}

describe.each(NETWORK_CASES)('%s %j comes back bit for bit', (kind, options) => {
  const file = randomNetwork(kind, options);
  const network = exported(file);

  it.each([
    ['whole sequences', () => encodeOnnxSequence(network)],
    ['one frame', () => encodeOnnxFrame(network, file.snapshot.tensors)],
  ])('from ONNX of %s', (_what, encode) => {
    const read = decodeOnnxNetwork(encode());
    expect(bitsOf(read)).toEqual(bitsOf(file));
    expect(factsOf(read)).toEqual(factsOf(file));
  });
});

describe('refused', () => {
  const file = randomNetwork('drnn', { periods: [1, 3], units: [2] });
  const network = exported(file);
  const graph = {
    name: 'frame',
    nodes: [],
    tensors: file.snapshot.tensors,
    inputs: [],
    outputs: [],
  };
  const model = onnxModel(network, graph, '');
  const altered = (
    metadata: Record<string, string>,
    tensors: OnnxModel['graph']['tensors'] = graph.tensors,
  ) => encodeOnnx({ ...model, graph: { ...graph, tensors }, metadata: { ...model.metadata, ...metadata } });
  const [first, ...others] = file.snapshot.tensors;
  if (first === undefined) throw new Error('no tensors');
  const training = JSON.parse(model.metadata['training'] ?? '');

  function foreign(producer: string): Uint8Array {
    const writer = new BinaryWriter();
    writer.tag(1, WireType.Varint).int64(8);
    writer.tag(2, WireType.LengthDelimited).string(producer);
    writer.tag(7, WireType.LengthDelimited).bytes(new Uint8Array());
    return writer.finish();
  }

  it('takes what it is made from', () => {
    expect(refusal(altered({}))[0]).toBe('none');
  });

  it('takes files of before they said their format', () => {
    const { format: _, version: __, ...metadata } = model.metadata;
    expect(refusal(encodeOnnx({ ...model, metadata }))[0]).toBe('none');
  });

  it.each([
    ['nothing', new Uint8Array(0), 'not-onnx'],
    ['text', new TextEncoder().encode('not a network'), 'not-onnx'],
    ['a file cut short', altered({}).slice(0, -20), 'not-onnx'],
    ['a network of another program', foreign('pytorch'), 'foreign-onnx'],
    ['a network of nobody', foreign(''), 'foreign-onnx'],
    ['another format', altered({ format: 'other' }), 'foreign-onnx'],
    ['a later version', altered({ version: '2' }), 'newer-version'],
    ['no version', altered({ version: '' }), 'broken-metadata'],
    ['no training', altered({ training: '' }), 'broken-metadata'],
    ['a class twice', altered({ classes: '[{"number":8},{"number":8}]' }), 'broken-metadata'],
    ['no classes', altered({ classes: '[]' }), 'broken-metadata'],
    ['metadata beyond measure', altered({ training: ' '.repeat(2 ** 20 + 1) }), 'broken-metadata'],
    [
      'options out of limits',
      altered({ training: JSON.stringify({ ...training, options: { periods: [0] } }) }),
      'broken-metadata',
    ],
    [
      'an unknown network',
      altered({ training: JSON.stringify({ ...training, kind: 'gru' }) }),
      'unknown-network',
    ],
    [
      'more units than there are weights',
      altered({ training: JSON.stringify({ ...training, options: { periods: [1], units: [1024] } }) }),
      'shapes-differ',
    ],
    ['a tensor missing', altered({}, others), 'shapes-differ'],
    [
      'a shape that its numbers do not have',
      altered({}, [{ ...first, values: first.values.slice(1) }, ...others]),
      'shapes-differ',
    ],
    [
      'whole numbers for weights',
      altered({}, [{ ...first, values: new BigInt64Array(first.values.length / 2) }, ...others]),
      'shapes-differ',
    ],
    [
      'a weight that is not a number',
      altered({}, [{ ...first, values: first.values.with(0, Number.NaN) }, ...others]),
      'not-finite',
    ],
  ])('%s', (_what, bytes, code) => {
    expect(refusal(bytes)[0]).toBe(code);
  });

  it('names what is wrong', () => {
    expect(refusal(foreign('pytorch'))[1]).toBe('pytorch');
    expect(refusal(altered({}, others))[1]).toBe(first.name);
    expect(refusal(altered({ version: '7' }))[1]).toBe('7');
  });
});
