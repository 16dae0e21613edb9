/**
 * The memoryless network (thesis eqs 2.3–2.4): h = φ(x U + b), each frame classified by itself. The baseline that shows
 * what memory is worth.
 */

import type { z } from 'zod';

import type { NetworkDefinition } from './definition';
import { SINGLE_STATE_FIELDS, singleStateSchema } from './options';
import { outputForward, outputGraph, outputShapes } from './outputLayers';
import { matrix, vector } from './parameters';
import { everyFrame } from './schedules';

const schema = singleStateSchema('relu');

export const ann: NetworkDefinition<z.infer<typeof schema>> = {
  kind: 'ann',
  label: 'ANN',
  defaults: schema.parse({}),
  schema,
  fields: SINGLE_STATE_FIELDS,

  parameterShapes(options, inputs, classes) {
    const { units } = options;
    return [
      { name: 'input', shape: [inputs, units], initial: 'glorot', output: false },
      { name: 'bias', shape: [units], initial: 'zeros', output: false },
      ...outputShapes(options, units, classes),
    ];
  },

  groupUnits: ({ units }) => [units],

  hidden(operations, parameters, x, options) {
    const sums = operations.linear(x, matrix(parameters, 'input'), vector(parameters, 'bias'));
    return operations.activate(sums, options.activation); // [time, batch, units]
  },

  forward: (operations, parameters, x, options) =>
    outputForward(operations, parameters, ann.hidden(operations, parameters, x, options), options),

  graph(options) {
    const state = { id: 'h', label: 'h', column: 1, row: 0 };
    const output = outputGraph(options, [state]);
    return {
      nodes: [{ id: 'x', label: 'x', column: 0, row: 0 }, state, ...output.nodes],
      edges: [{ from: 'x', to: 'h', label: 'U', delay: 0 }, ...output.edges],
    };
  },

  schedule: (_options, frames) => everyFrame(frames),
};
