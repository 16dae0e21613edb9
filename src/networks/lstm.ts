/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000): gates i, f, o and candidate
 * g from x and the last h, a cell state c that only gates touch. The thesis's rival to the D-RNN.
 */

import type { z } from 'zod';

import type { GraphEdge, NetworkDefinition } from './definition';
import { SINGLE_STATE_FIELDS, singleStateSchema } from './options';
import { outputForward, outputGraph, outputShapes } from './outputLayers';
import { matrix, vector } from './parameters';
import { everyFrame } from './schedules';

const schema = singleStateSchema('tanh');

const GATES = 4;

/** The output gate's node is q, since o is the network's output. */
const GATE_NODES = [
  { id: 'i', weight: 'ⁱ' },
  { id: 'f', weight: 'ᶠ' },
  { id: 'g', weight: 'ᵍ' },
  { id: 'q', weight: 'ᵒ' },
] as const;

export const lstm: NetworkDefinition<z.infer<typeof schema>> = {
  kind: 'lstm',
  label: 'LSTM',
  defaults: schema.parse({}),
  schema,
  fields: SINGLE_STATE_FIELDS,

  parameterShapes(options, inputs, classes) {
    const { units } = options;
    return [
      { name: 'input', shape: [inputs, GATES * units], initial: 'glorot', output: false },
      { name: 'recurrent', shape: [units, GATES * units], initial: 'orthogonal', output: false },
      { name: 'bias', shape: [GATES * units], initial: 'forget-gate-bias', output: false },
      ...outputShapes(options, units, classes),
    ];
  },

  groupUnits: ({ units }) => [units],

  hidden(operations, parameters, x, options) {
    const weights = {
      input: matrix(parameters, 'input'),
      recurrent: matrix(parameters, 'recurrent'),
      bias: vector(parameters, 'bias'),
    };
    return operations.lstmRecurrence(x, weights, options.activation); // [time, batch, units]
  },

  forward: (operations, parameters, x, options) =>
    outputForward(operations, parameters, lstm.hidden(operations, parameters, x, options), options),

  graph(options) {
    const state = { id: 'h', label: 'h', column: 3, row: 1.5 };
    const gates = GATE_NODES.map(({ id }, row) => ({ id, label: id, column: 1, row }));
    const output = outputGraph(options, [state]);
    const intoGates = GATE_NODES.flatMap(({ id, weight }): GraphEdge[] => [
      { from: 'x', to: id, label: `U${weight}`, delay: 0 },
      { from: 'h', to: id, label: `W${weight}`, delay: 1 },
    ]);
    return {
      nodes: [
        { id: 'x', label: 'x', column: 0, row: 1.5 },
        ...gates,
        { id: 'c', label: 'c', column: 2, row: 1 },
        state,
        ...output.nodes,
      ],
      edges: [
        ...intoGates,
        { from: 'i', to: 'c', label: '', delay: 0 },
        { from: 'f', to: 'c', label: '', delay: 0 },
        { from: 'g', to: 'c', label: '', delay: 0 },
        { from: 'c', to: 'c', label: '', delay: 1 },
        { from: 'c', to: 'h', label: '', delay: 0 },
        { from: 'q', to: 'h', label: '', delay: 0 },
        ...output.edges,
      ],
    };
  },

  schedule: (_options, frames) => everyFrame(frames),
};
