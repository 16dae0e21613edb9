/**
 * The plain recurrent network (thesis eq 2.24): h⁽ᵗ⁾ = φ(h⁽ᵗ⁻¹⁾ W + x⁽ᵗ⁾ U + b), which is the delayed recurrence with one
 * group of period 1.
 */

import type { z } from 'zod';

import type { NetworkDefinition } from './definition';
import { SINGLE_STATE_FIELDS, singleStateSchema } from './options';
import { outputForward, outputGraph, outputShapes } from './outputLayers';
import { matrix, vector } from './parameters';
import { everyFrame } from './schedules';

const schema = singleStateSchema('relu');

export const rnn: NetworkDefinition<z.infer<typeof schema>> = {
  kind: 'rnn',
  label: 'RNN',
  defaults: schema.parse({}),
  schema,
  fields: SINGLE_STATE_FIELDS,

  parameterShapes(options, inputs, classes) {
    const { units } = options;
    return [
      { name: 'input', shape: [inputs, units], initial: 'glorot', output: false },
      { name: 'recurrent', shape: [units, units], initial: 'orthogonal', output: false },
      { name: 'bias', shape: [units], initial: 'zeros', output: false },
      ...outputShapes(options, units, classes),
    ];
  },

  groupUnits: ({ units }) => [units],

  hidden(operations, parameters, x, options) {
    const group = {
      input: matrix(parameters, 'input'),
      recurrent: matrix(parameters, 'recurrent'),
      bias: vector(parameters, 'bias'),
    };
    const { activation } = options;
    return operations.delayedRecurrence(x, [group], {
      periods: [1],
      firstUpdate: 'after-period',
      activation,
    });
  },

  forward: (operations, parameters, x, options) =>
    outputForward(operations, parameters, rnn.hidden(operations, parameters, x, options), options),

  graph(options) {
    const state = { id: 'h', label: 'h', column: 1, row: 0 };
    const output = outputGraph(options, [state]);
    return {
      nodes: [{ id: 'x', label: 'x', column: 0, row: 0 }, state, ...output.nodes],
      edges: [
        { from: 'x', to: 'h', label: 'U', delay: 0 },
        { from: 'h', to: 'h', label: 'W', delay: 1 },
        ...output.edges,
      ],
    };
  },

  schedule: (_options, frames) => everyFrame(frames),
};
