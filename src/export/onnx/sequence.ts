/**
 * ONNX for whole sequences: `frames` `[time, batch, inputs]` → `logits` `[time, batch, classes]`, time and batch free. The
 * recurrence is ONNX's own RNN or LSTM where that computes the same, else a Scan over the operations of one frame.
 */

import type { Activation } from '../../kernels/operations';
import type { NamedTensor } from '../../training/protocol';
import type { Exported } from '../description';
import { counts, type DelayedLayer, type FirstLayer, type LstmLayer, type Plan, stateSize } from '../plan';
import { denseNodes, FRAME, firstLayerNodes, HIDDEN, restNodes } from '../stepGraph';
import { direction, directionBias, GATE_ORDER, ONE_BLOCK } from './direction';
import { memoryValues } from './frame';
import { onnxModel } from './metadata';
import { encodeOnnx, type OnnxGraph } from './model';
import { integers, type OnnxPiece, toOnnx } from './nodes';

const FRAMES = 'frames';
/** Not the name inside a Scan: names are unique across a model. */
const SEQUENCE = 'hidden.sequence';
const ACTIVATION = { relu: 'Relu', tanh: 'Tanh' } as const;

interface SequencePiece extends OnnxPiece {
  /** The network's own tensors that the graph reads. */
  readonly used: readonly NamedTensor[];
}

interface OwnRecurrence {
  readonly op: 'RNN' | 'LSTM';
  readonly activations: readonly string[];
  readonly blocks: readonly number[];
  readonly weights: Pick<LstmLayer, 'input' | 'recurrent' | 'bias'>;
}

/** ONNX's own operator for the layer, or null where there is none that computes the same everywhere. */
function ownRecurrence(layer: DelayedLayer | LstmLayer): OwnRecurrence | null {
  if (layer.activation === 'identity') return null; // Affine is optional in runtimes
  const phi = ACTIVATION[layer.activation satisfies Exclude<Activation, 'identity'>];
  if (layer.type === 'lstm') {
    return { op: 'LSTM', activations: ['Sigmoid', phi, phi], blocks: GATE_ORDER, weights: layer };
  }
  const [group] = layer.groups;
  if (group === undefined || layer.groups.length > 1 || group.period > 1) return null;
  return { op: 'RNN', activations: [phi], blocks: ONE_BLOCK, weights: group };
}

function ownPiece({ op, activations, blocks, weights }: OwnRecurrence): SequencePiece {
  const input = direction(weights.input, blocks);
  const recurrent = direction(weights.recurrent, blocks);
  const bias = directionBias(weights.bias, blocks);
  const axes = integers('directions', [1]);
  const inputs = [FRAMES, input.name, recurrent.name, bias.name];
  const attributes = { activations, hidden_size: weights.recurrent.shape[0] as number };
  return {
    nodes: [
      { op, inputs, outputs: ['directions.hidden'], attributes }, // [time, 1, batch, units]
      { op: 'Squeeze', inputs: ['directions.hidden', axes.name], outputs: [SEQUENCE] },
    ],
    constants: [input, recurrent, bias, axes],
    used: [],
  };
}

function scanPiece(plan: Plan, tensors: readonly NamedTensor[]): SequencePiece {
  const { nodes, constants } = toOnnx(firstLayerNodes(plan.first));
  const memory = memoryValues(plan);
  const frame = { name: FRAME, type: 'float', shape: ['batch', plan.inputs] } as const;
  const body: OnnxGraph = {
    name: 'frame',
    nodes,
    tensors: [],
    inputs: [...memory.before, frame],
    outputs: [...memory.after, { name: HIDDEN, type: 'float', shape: ['batch', hiddenSize(plan.first)] }],
  };
  const size = integers('state.size', [stateSize(plan)]);
  const start = integers('start.count', [0]);
  const counted = counts(plan);
  const first = counted ? ['start.state', start.name] : ['start.state'];
  const last = counted ? ['last.state', 'last.count'] : ['last.state'];
  return {
    nodes: [
      { op: 'Shape', inputs: [FRAMES], outputs: ['batch.size'], attributes: { start: 1, end: 2 } },
      { op: 'Concat', inputs: ['batch.size', size.name], outputs: ['start.shape'], attributes: { axis: 0 } },
      { op: 'ConstantOfShape', inputs: ['start.shape'], outputs: ['start.state'] },
      {
        op: 'Scan',
        inputs: [...first, FRAMES],
        outputs: [...last, SEQUENCE],
        attributes: { body, num_scan_inputs: 1 },
      },
    ],
    constants: [...constants, size, ...(counted ? [start] : [])],
    used: tensors,
  };
}

function hiddenSize(layer: FirstLayer): number {
  if (layer.type === 'delayed') return layer.groups.reduce((sum, { units }) => sum + units, 0);
  return layer.type === 'lstm' ? layer.units : layer.bias.values.length;
}

function firstPiece(plan: Plan): SequencePiece {
  const { first } = plan;
  if (first.type === 'dense') {
    return { ...toOnnx(denseNodes(first, FRAMES, SEQUENCE)), used: [first.weight, first.bias] };
  }
  const own = ownRecurrence(first);
  if (own !== null) return ownPiece(own);
  const weights = first.type === 'lstm' ? [first] : first.groups;
  return scanPiece(
    plan,
    weights.flatMap(({ input, recurrent, bias }) => [input, recurrent, bias]),
  );
}

/** @returns the bytes of an `.onnx` file */
export function encodeOnnxSequence(network: Exported): Uint8Array<ArrayBuffer> {
  const { plan } = network;
  const first = firstPiece(plan);
  const rest = toOnnx(restNodes(plan.rest, SEQUENCE));
  const graph: OnnxGraph = {
    name: 'sequence',
    nodes: [...first.nodes, ...rest.nodes],
    tensors: [
      ...first.used,
      ...plan.rest.flatMap(({ weight, bias }) => [weight, bias]),
      ...first.constants,
      ...rest.constants,
    ],
    inputs: [{ name: FRAMES, type: 'float', shape: ['time', 'batch', plan.inputs] }],
    outputs: [{ name: 'logits', type: 'float', shape: ['time', 'batch', plan.classes] }],
  };
  return encodeOnnx(onnxModel(network, graph, 'Whole sequences: logits of every frame, from a zero state.'));
}
