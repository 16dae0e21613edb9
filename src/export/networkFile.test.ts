import { safetensors } from '@jax-js/loaders';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { Random } from '../experiment/random';
import { initialValues } from '../networks/initialise';
import { namedValues } from '../networks/packing';
import { networkDefinition } from '../networks/registry';
import { decodeNetworkFile, encodeNetworkFile, type NetworkFile, NetworkFileError } from './networkFile';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors';

const INPUTS = 6;
const CLASSES = [1, 8, 61];

function networkFile(kind: string, given: Record<string, unknown>): NetworkFile {
  const { schema, parameterShapes } = networkDefinition(kind);
  const options = schema.parse(given);
  const specs = parameterShapes(options, INPUTS, CLASSES.length);
  const tensors = namedValues(initialValues(specs, new Random(4)), specs);
  const network = { id: 'mine', kind, options };
  return {
    snapshot: { network, inputs: INPUTS, classes: CLASSES, iteration: 1234, tensors },
    features: DEFAULT_EXPERIMENT.features,
    seed: 7,
  };
}

const SMALL = networkFile('drnn', { periods: [1, 3], units: [3, 2] });

/** The file again with other tensors or metadata; null removes an entry. */
function altered(
  change: Readonly<Record<string, string | null>>,
  tensors: (list: readonly StoredTensor[]) => readonly StoredTensor[] = (list) => list,
): Uint8Array {
  const file = decodeSafetensors(encodeNetworkFile(SMALL));
  const metadata = { ...Object.fromEntries(file.metadata), ...change };
  const kept = Object.entries(metadata).filter((pair): pair is [string, string] => pair[1] !== null);
  return encodeSafetensors(tensors(file.tensors), Object.fromEntries(kept));
}

function refusal(bytes: Uint8Array): readonly [code: string, detail: string] {
  try {
    decodeNetworkFile(bytes);
  } catch (error) {
    if (error instanceof NetworkFileError) return [error.code, error.detail];
    throw error;
  }
  return ['none', ''];
}

describe('a file', () => {
  it.each([
    ['ann', { units: 4, hiddenLayers: [3] }],
    ['rnn', { units: 4 }],
    ['lstm', { units: 3 }],
    ['drnn', { periods: [1, 2, 3], units: [2, 3, 4], firstUpdate: 'first-frame' }],
  ])('brings back %s %j bit for bit', (kind, options) => {
    const original = networkFile(kind, options);
    expect(decodeNetworkFile(encodeNetworkFile(original))).toEqual(original);
  });

  it.each([
    ['ann', { units: 4, hiddenLayers: [3] }],
    ['rnn', { units: 4 }],
    ['lstm', { units: 3 }],
    ['drnn', { periods: [1, 2, 3], units: [2, 3, 4], firstUpdate: 'first-frame' }],
  ])('of %s %j is read by jax-js’s own parser', (kind, options) => {
    const original = networkFile(kind, options);
    const { tensors, metadata = {} } = safetensors.parse(encodeNetworkFile(original));
    for (const { name, shape, values } of original.snapshot.tensors) {
      expect(tensors[name]).toEqual({ dtype: 'F32', shape: [...shape], data: values });
    }
    expect(Object.keys(tensors)).toEqual(
      expect.arrayContaining(original.snapshot.tensors.map(({ name }) => name)),
    );
    expect(metadata).toEqual(Object.fromEntries(decodeSafetensors(encodeNetworkFile(original)).metadata));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is not written where a weight is %d', (weight) => {
    const [first, ...others] = SMALL.snapshot.tensors;
    if (first === undefined) throw new Error('no tensors');
    const tensors = [...others, { ...first, values: first.values.with(1, weight) }];
    const write = () => encodeNetworkFile({ ...SMALL, snapshot: { ...SMALL.snapshot, tensors } });
    expect(write).toThrow(NetworkFileError);
    expect(write).toThrow(expect.objectContaining({ code: 'diverged', detail: first.name }));
  });

  it('is the same bytes every time', () => {
    const bytes = encodeNetworkFile(SMALL);
    expect(encodeNetworkFile(decodeNetworkFile(bytes))).toEqual(bytes);
  });

  it('says in its metadata what it is, for readers in other languages', () => {
    const { metadata } = decodeSafetensors(encodeNetworkFile(SMALL));
    expect(Object.fromEntries(metadata)).toEqual({
      format: 'd-rnn-playground',
      version: '1',
      network: JSON.stringify(SMALL.snapshot.network),
      inputs: '6',
      classes: '[1,8,61]',
      classNames: '["Drink water","Sit down","Put on headphone"]',
      features: JSON.stringify(SMALL.features),
      iteration: '1234',
      seed: '7',
    });
  });

  it('of before there were more ways to prepare recordings means what it meant', () => {
    const { bodies, origin, frameStep, maxFrames } = SMALL.features;
    const old = altered({ features: JSON.stringify({ bodies, origin, frameStep, maxFrames }) });
    expect(decodeNetworkFile(old)).toEqual(SMALL);
  });

  it('brings its preparation along', () => {
    const features = {
      ...SMALL.features,
      origin: 'each-frame',
      view: 'body',
      scale: 'spine',
      orientations: true,
      velocities: true,
      length: 'resample',
    } as const;
    expect(decodeNetworkFile(encodeNetworkFile({ ...SMALL, features })).features).toEqual(features);
  });

  it('may have its tensors in any order', () => {
    expect(decodeNetworkFile(altered({}, (list) => list.toReversed()))).toEqual(SMALL);
  });
});

describe('refusals', () => {
  const first = (change: (tensor: StoredTensor) => StoredTensor) => (list: readonly StoredTensor[]) =>
    list.map((tensor, i) => (i === 0 ? change(tensor) : tensor));
  const network = (change: object) => JSON.stringify({ ...SMALL.snapshot.network, ...change });

  it.each([
    ['text', new TextEncoder().encode('S001C001P001R001A001 is not a network'), 'not-safetensors'],
    ['a foreign network', encodeSafetensors([]), 'not-ours'],
    ['another format', altered({ format: 'pt' }), 'not-ours'],
    ['a later version', altered({ version: '2' }), 'newer-version'],
    ['no version', altered({ version: null }), 'broken-metadata'],
    ['version 0', altered({ version: '0' }), 'broken-metadata'],
    ['metadata cut short', altered({ network: '{"id":' }), 'broken-metadata'],
    ['no classes', altered({ classes: null }), 'broken-metadata'],
    ['a class twice', altered({ classes: '[1,8,8]' }), 'broken-metadata'],
    ['fewer class names', altered({ classNames: '["a"]' }), 'broken-metadata'],
    ['an absurd number of inputs', altered({ inputs: '1e9' }), 'broken-metadata'],
    ['features of another kind', altered({ features: '{"bodies":3}' }), 'broken-metadata'],
    [
      'options out of limits',
      altered({ network: network({ options: { periods: [0] } }) }),
      'broken-metadata',
    ],
    ['a network not known here', altered({ network: network({ kind: 'gru' }) }), 'unknown-network'],
    ['other options than the tensors', altered({ network: network({ options: {} }) }), 'shapes-differ'],
    ['other inputs than the tensors', altered({ inputs: '75' }), 'shapes-differ'],
    ['a tensor missing', altered({}, (list) => list.slice(1)), 'shapes-differ'],
    [
      'a tensor renamed',
      altered(
        {},
        first((tensor) => ({ ...tensor, name: 'other' })),
      ),
      'shapes-differ',
    ],
    [
      'a tensor too many',
      altered({}, (list) => [...list, { name: 'x', shape: [0], values: new Float32Array() }]),
      'shapes-differ',
    ],
    [
      'a tensor transposed',
      altered(
        {},
        first((t) => ({ ...t, shape: t.shape.toReversed() })),
      ),
      'shapes-differ',
    ],
    [
      'a weight that is not a number',
      altered(
        {},
        first((tensor) => ({ ...tensor, values: tensor.values.with(0, Number.NaN) })),
      ),
      'not-finite',
    ],
    [
      'an infinite weight',
      altered(
        {},
        first((tensor) => ({ ...tensor, values: tensor.values.with(0, -Infinity) })),
      ),
      'not-finite',
    ],
  ])('%s', (_what, bytes, code) => {
    expect(refusal(bytes)[0]).toBe(code);
  });

  it('name what is wrong', () => {
    expect(refusal(altered({ version: '12' }))[1]).toBe('12');
    expect(refusal(altered({ network: network({ kind: 'gru' }) }))[1]).toBe('gru');
    expect(refusal(altered({}, (list) => list.slice(1)))[1]).toBe('group1.input');
  });
});

describe('hostile files', () => {
  const original = encodeNetworkFile(SMALL);
  const headerEnd = 8 + Number(new DataView(original.buffer).getBigUint64(0, true));

  /** Either a file that is whole, or the one error that is promised; never more memory than the file has. */
  function survives(bytes: Uint8Array): void {
    const [code] = refusal(bytes);
    if (code !== 'none') return;
    const { tensors } = decodeNetworkFile(bytes).snapshot;
    const size = tensors.reduce((sum, { values }) => sum + values.byteLength, 0);
    expect(size).toBeLessThanOrEqual(bytes.length);
    for (const { values } of tensors) expect(values.every(Number.isFinite)).toBe(true);
  }

  it('with bytes changed give a network or the typed error', () => {
    const change = fc.tuple(fc.nat(headerEnd + 40), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const bytes = original.slice();
        for (const [at, value] of changes) bytes[at] = value;
        survives(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it('with pieces cut out, doubled or put in give a network or the typed error', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '-',
      '1e999',
      '0',
      'null',
      '__proto__',
      '\\u0000',
    );
    fc.assert(
      fc.property(fc.nat(headerEnd), fc.nat(30), piece, fc.boolean(), (at, length, text, keepLength) => {
        const middle = new TextEncoder().encode(text);
        const bytes = Uint8Array.from([...original.slice(0, at), ...middle, ...original.slice(at + length)]);
        if (keepLength && bytes.length >= 8) {
          const shift = BigInt(middle.length - length);
          const stated = new DataView(original.buffer).getBigUint64(0, true) + shift;
          new DataView(bytes.buffer).setBigUint64(0, stated, true);
        }
        survives(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  it('of any bytes at all give the typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(refusal(bytes)[0]).toBe('not-safetensors');
      }),
      { numRuns: 1000 },
    );
  });
});
