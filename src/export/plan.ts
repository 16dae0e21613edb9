/**
 * A trained network as every export needs it: a first layer with or without memory and the layers after it, their
 * tensors at hand and their options checked. The one place in the exports that switches on the kind of a network.
 */

import { z } from '../experiment/schema';

import type { Activation, FirstUpdate } from '../kernels/operations';
import { ACTIVATIONS, FIRST_UPDATES } from '../networks/options';
import type { NamedTensor, NetworkSnapshot } from '../training/protocol';

/** y = φ(x W + b) */
export interface DenseLayer {
  readonly type: 'dense';
  /** `[in, out]` */
  readonly weight: NamedTensor;
  readonly bias: NamedTensor;
  readonly activation: Activation | 'sigmoid';
}

export interface PlanGroup {
  readonly period: number;
  readonly units: number;
  /** `[inputs or units of the next faster group, units]` */
  readonly input: NamedTensor;
  /** `[units, units]` */
  readonly recurrent: NamedTensor;
  readonly bias: NamedTensor;
}

/** Thesis eqs 3.20–3.23; a plain recurrent network is one group of period 1. */
export interface DelayedLayer {
  readonly type: 'delayed';
  readonly groups: readonly PlanGroup[];
  readonly firstUpdate: FirstUpdate;
  readonly activation: Activation;
}

/** Gates in the order i, f, g, o. */
export interface LstmLayer {
  readonly type: 'lstm';
  readonly units: number;
  /** `[inputs, 4 · units]` */
  readonly input: NamedTensor;
  /** `[units, 4 · units]` */
  readonly recurrent: NamedTensor;
  readonly bias: NamedTensor;
  readonly activation: Activation;
}

export type FirstLayer = DenseLayer | DelayedLayer | LstmLayer;

export interface Plan {
  readonly inputs: number;
  readonly classes: number;
  readonly first: FirstLayer;
  /** Sigmoid layers, then the linear layer that gives the logits. */
  readonly rest: readonly DenseLayer[];
}

const optionsSchema = z.object({
  activation: z.enum(ACTIVATIONS),
  hiddenLayers: z.array(z.int()),
});
const delayedSchema = z.object({ periods: z.array(z.int()).min(1), firstUpdate: z.enum(FIRST_UPDATES) });

type TensorOf = (name: string) => NamedTensor;
type FirstLayerOf = (tensor: TensorOf, activation: Activation, options: unknown) => FirstLayer;

const FIRST_LAYERS: Readonly<Record<string, FirstLayerOf>> = {
  ann: (tensor, activation) => ({
    type: 'dense',
    weight: tensor('input'),
    bias: tensor('bias'),
    activation,
  }),
  rnn: (tensor, activation) => ({
    type: 'delayed',
    groups: [group(tensor, '', 1)],
    firstUpdate: 'after-period',
    activation,
  }),
  lstm: (tensor, activation) => {
    const recurrent = tensor('recurrent');
    const units = recurrent.shape[0] as number;
    return { type: 'lstm', units, input: tensor('input'), recurrent, bias: tensor('bias'), activation };
  },
  drnn: (tensor, activation, options) => {
    const { periods, firstUpdate } = delayedSchema.parse(options);
    const groups = periods.map((period, i) => group(tensor, `group${i + 1}.`, period));
    return { type: 'delayed', groups, firstUpdate, activation };
  },
};

function group(tensor: TensorOf, prefix: string, period: number): PlanGroup {
  const bias = tensor(`${prefix}bias`);
  const units = bias.values.length;
  return { period, units, input: tensor(`${prefix}input`), recurrent: tensor(`${prefix}recurrent`), bias };
}

/** @throws RangeError where the kind has no exports or a tensor is missing */
export function planOf({ network, inputs, classes, tensors }: NetworkSnapshot): Plan {
  const firstLayer = FIRST_LAYERS[network.kind];
  if (firstLayer === undefined) throw new RangeError(`No exports of a network of kind ${network.kind}`);
  const { activation, hiddenLayers } = optionsSchema.parse(network.options);
  const tensor: TensorOf = (name) => {
    const found = tensors.find((candidate) => candidate.name === name);
    if (found === undefined) throw new RangeError(`No tensor ${name}`);
    return found;
  };
  const dense = (name: string, phi: DenseLayer['activation']): DenseLayer => ({
    type: 'dense',
    weight: tensor(`${name}.weight`),
    bias: tensor(`${name}.bias`),
    activation: phi,
  });
  return {
    inputs,
    classes: classes.length,
    first: firstLayer(tensor, activation, network.options),
    rest: [...hiddenLayers.map((_, i) => dense(`hidden${i + 1}`, 'sigmoid')), dense('output', 'identity')],
  };
}

/** Numbers a network carries from frame to frame, for one sequence: the groups' states, or h and then c of an LSTM. */
export function stateSize({ first }: Plan): number {
  switch (first.type) {
    case 'dense':
      return 0;
    case 'delayed':
      return first.groups.reduce((sum, { units }) => sum + units, 0);
    case 'lstm':
      return 2 * first.units;
  }
}

/** Whether what a network does on a frame depends on the frame's number. */
export function counts({ first }: Plan): boolean {
  return first.type === 'delayed' && first.groups.some(({ period }) => period > 1);
}
