/**
 * The delayed recurrent network of the thesis (eqs 3.20–3.25): the hidden state in groups, group i updated only every τᵢ
 * frames and held in between, each slower group fed by the next faster one.
 */

import { z } from '../experiment/schema';

import { fires } from '../kernels/schedule';
import type { GraphEdge, NetworkDefinition, ParameterSpec } from './definition';
import {
  ACTIVATIONS,
  activationSchema,
  FIRST_UPDATES,
  firstUpdateSchema,
  groupUnitsSchema,
  hiddenLayersSchema,
  type InvalidKey,
  MAX_PERIOD,
  MAX_UNITS,
  periodsSchema,
} from './options';
import { outputForward, outputGraph, outputShapes } from './outputLayers';
import { matrix, vector } from './parameters';
import { subscript } from './symbols';

const schema = z
  .strictObject({
    periods: periodsSchema([1, 3, 9, 27, 81]),
    units: groupUnitsSchema([30]),
    activation: activationSchema('relu'),
    firstUpdate: firstUpdateSchema('after-period'),
    hiddenLayers: hiddenLayersSchema(),
  })
  .refine(({ periods, units }) => units.length === 1 || units.length === periods.length, {
    path: ['units'],
    message: 'units-per-group' satisfies InvalidKey,
  });

type DrnnOptions = z.infer<typeof schema>;

/** Units of every group, fastest first. */
function groupUnits({ periods, units }: DrnnOptions): readonly number[] {
  return periods.map((_, i) => units[i] ?? (units[0] as number));
}

export const drnn: NetworkDefinition<DrnnOptions> = {
  kind: 'drnn',
  label: 'D-RNN',
  defaults: schema.parse({}),
  schema,
  fields: [
    { key: 'periods', type: 'integers', max: MAX_PERIOD, mayBeEmpty: false },
    { key: 'units', type: 'integers', max: MAX_UNITS, mayBeEmpty: false },
    { key: 'activation', type: 'choice', choices: ACTIVATIONS },
    { key: 'firstUpdate', type: 'choice', choices: FIRST_UPDATES },
    { key: 'hiddenLayers', type: 'integers', max: MAX_UNITS, mayBeEmpty: true },
  ],

  parameterShapes(options, inputs, classes) {
    const units = groupUnits(options);
    const groups = units.flatMap((size, i): ParameterSpec[] => {
      const name = `group${i + 1}`;
      return [
        { name: `${name}.input`, shape: [units[i - 1] ?? inputs, size], initial: 'glorot', output: false },
        { name: `${name}.recurrent`, shape: [size, size], initial: 'orthogonal', output: false },
        { name: `${name}.bias`, shape: [size], initial: 'zeros', output: false },
      ];
    });
    const states = units.reduce((sum, size) => sum + size, 0);
    return [...groups, ...outputShapes(options, states, classes)];
  },

  groupUnits,

  hidden(operations, parameters, x, options) {
    const groups = options.periods.map((_, i) => ({
      input: matrix(parameters, `group${i + 1}.input`),
      recurrent: matrix(parameters, `group${i + 1}.recurrent`),
      bias: vector(parameters, `group${i + 1}.bias`),
    }));
    const { periods, firstUpdate, activation } = options;
    return operations.delayedRecurrence(x, groups, { periods, firstUpdate, activation });
  },

  forward: (operations, parameters, x, options) =>
    outputForward(operations, parameters, drnn.hidden(operations, parameters, x, options), options),

  graph(options) {
    const states = options.periods.map((_, i) => ({
      id: `h${i + 1}`,
      label: `h${subscript(i + 1)}`,
      column: 1,
      row: i,
    }));
    const output = outputGraph(options, states);
    const recurrence = states.flatMap(({ id }, i): GraphEdge[] => [
      { from: states[i - 1]?.id ?? 'x', to: id, label: `U${subscript(i + 1)}`, delay: 0 },
      { from: id, to: id, label: `W${subscript(i + 1)}`, delay: 1 },
    ]);
    return {
      nodes: [{ id: 'x', label: 'x', column: 0, row: 0 }, ...states, ...output.nodes],
      edges: [...recurrence, ...output.edges],
    };
  },

  schedule({ periods, firstUpdate }, frames) {
    return periods.map((period) => Array.from({ length: frames }, (_, t) => fires(period, t, firstUpdate)));
  },
};
