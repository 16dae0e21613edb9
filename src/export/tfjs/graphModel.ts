/**
 * A network in tfjs's graph format: `frame.json` and `sequence.json`, either of which `tf.loadGraphModel` reads, and the
 * weights of both in `weights.bin`.
 */

import type { NamedTensor } from '../../training/protocol';
import type { Exported } from '../description';
import { testVectorJson } from '../testVector';
import { frameGraph, type Graph, type SignatureTensor } from './frameGraph';
import type { Constant } from './nodes';
import { sequenceGraph } from './sequenceGraph';

export interface TfjsFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const WEIGHTS = 'weights.bin';
/** TensorFlow 2.18's GraphDef version; tfjs reads it and goes on. */
const GRAPH_VERSION = 1882;

function signatureOf(tensors: readonly SignatureTensor[]) {
  return Object.fromEntries(
    tensors.map(({ name, type, shape }) => {
      const dim = shape.map((length) => ({ size: String(length) }));
      return [name, { name: `${name}:0`, dtype: type, tensorShape: { dim } }];
    }),
  );
}

function modelJson({ description, test }: Exported, graph: Graph, constants: readonly Constant[]): string {
  const { title, ...rest } = description;
  return JSON.stringify({
    format: 'graph-model',
    generatedBy: 'D-RNN Playground',
    convertedBy: null,
    signature: { inputs: signatureOf(graph.inputs), outputs: signatureOf(graph.outputs) },
    userDefinedMetadata: { title, ...rest, testVector: JSON.parse(testVectorJson(test, rest.features)) },
    modelTopology: {
      node: graph.nodes,
      library: { function: graph.functions, gradient: [] },
      versions: { producer: GRAPH_VERSION },
    },
    weightsManifest: [
      {
        paths: [WEIGHTS],
        weights: constants.map(({ name, shape, values }) => ({
          name,
          shape,
          dtype: values instanceof Float32Array ? 'float32' : 'int32',
        })),
      },
    ],
  });
}

/** One after the other; little-endian. */
function weightBytes(constants: readonly Constant[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(constants.reduce((sum, { values }) => sum + values.byteLength, 0));
  let offset = 0;
  for (const { values } of constants) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return bytes;
}

export function tfjsFiles(network: Exported, tensors: readonly NamedTensor[]): TfjsFile[] {
  const frame = frameGraph(network.plan, tensors);
  const sequence = sequenceGraph(network.plan, tensors);
  const constants = sequence.constants; // those of the frame among them
  const encode = (text: string) => new TextEncoder().encode(text);
  return [
    { name: 'frame.json', bytes: encode(modelJson(network, frame, constants)) },
    { name: 'sequence.json', bytes: encode(modelJson(network, sequence, constants)) },
    { name: WEIGHTS, bytes: weightBytes(constants) },
  ];
}
