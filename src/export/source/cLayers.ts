/** The layers of a network as lines of C99. */

import type { DelayedLayer, DenseLayer, LstmLayer, PlanGroup } from '../plan';
import { identifier } from './comment';

export interface CCode {
  /** Fields of the network's struct. */
  readonly memory: readonly string[];
  /** Statements that compute a frame. */
  readonly step: readonly string[];
}

/** Declares an array that starts as the bias. */
function startSums(prefix: string, bias: string, name: string, units: number): string[] {
  return [`float ${name}[${units}];`, `memcpy(${name}, ${prefix}_${identifier(bias)}, sizeof ${name});`];
}

function addProduct(
  prefix: string,
  sums: string,
  x: string,
  { name, shape }: { readonly name: string; readonly shape: readonly number[] },
): string {
  const [rows, columns] = shape;
  return `${prefix}_add_product(${sums}, ${x}, ${prefix}_${identifier(name)}, ${rows}, ${columns});`;
}

/** `from` → `to`, which is declared unless it is the caller's `logits`. */
export function denseCode(prefix: string, layer: DenseLayer, from: string, to: string): CCode {
  const { weight, bias, activation } = layer;
  const units = bias.values.length;
  const start =
    to === 'logits'
      ? [`memcpy(logits, ${prefix}_${identifier(bias.name)}, sizeof ${prefix}_${identifier(bias.name)});`]
      : startSums(prefix, bias.name, to, units);
  const loop =
    activation === 'identity'
      ? []
      : [`for (int j = 0; j < ${units}; j++)`, `    ${to}[j] = ${prefix}_${activation}(${to}[j]);`];
  return { memory: [], step: [...start, addProduct(prefix, to, from, weight), ...loop] };
}

/** One group's update, its state at `network->hidden + offset`, in a block of its own. */
function groupLines(prefix: string, group: PlanGroup, x: string, offset: number, phi: string): string[] {
  const state = `network->hidden + ${offset}`;
  return [
    ...startSums(prefix, group.bias.name, 'sums', group.units),
    addProduct(prefix, 'sums', x, group.input),
    addProduct(prefix, 'sums', state, group.recurrent),
    `for (int j = 0; j < ${group.units}; j++)`,
    `    network->hidden[${offset} + j] = ${prefix}_${phi}(sums[j]);`,
  ];
}

export function delayedCode(prefix: string, { groups, firstUpdate, activation }: DelayedLayer): CCode {
  const counted = groups.some(({ period }) => period > 1);
  const clock = firstUpdate === 'after-period' ? '(network->count + 1)' : 'network->count';
  const offsets = groups.map((_, i) => groups.slice(0, i).reduce((sum, { units }) => sum + units, 0));
  const step = groups.flatMap((group, i) => {
    const x = i === 0 ? 'frame' : `network->hidden + ${offsets[i - 1]}`;
    const lines = groupLines(prefix, group, x, offsets[i] as number, activation);
    const opening = group.period === 1 ? '{' : `if (${clock} % ${group.period} == 0) {`;
    return [opening, ...lines.map((line) => `    ${line}`), '}'];
  });
  const total = groups.reduce((sum, { units }) => sum + units, 0);
  return {
    memory: [
      ...(counted ? ['unsigned long count; /* frames seen */'] : []),
      `float hidden[${total}]; /* the groups' states, side by side */`,
    ],
    step: [...step, ...(counted ? ['network->count++;'] : [])],
  };
}

export function lstmCode(prefix: string, layer: LstmLayer): CCode {
  const { units, input, recurrent, bias, activation } = layer;
  const gate = (nth: number) => `sums[${nth * units} + j]`;
  const sigmoid = (x: string) => `${prefix}_sigmoid(${x})`;
  const phi = (x: string) => `${prefix}_${activation}(${x})`;
  return {
    memory: [`float hidden[${units}];`, `float cell[${units}];`],
    step: [
      ...startSums(prefix, bias.name, 'sums', 4 * units),
      addProduct(prefix, 'sums', 'frame', input),
      addProduct(prefix, 'sums', 'network->hidden', recurrent),
      `for (int j = 0; j < ${units}; j++) { /* gates i, f, g, o */`,
      `    const float kept = ${sigmoid(gate(1))} * network->cell[j];`,
      `    network->cell[j] = kept + ${sigmoid(gate(0))} * ${phi(gate(2))};`,
      `    network->hidden[j] = ${sigmoid(gate(3))} * ${phi('network->cell[j]')};`,
      '}',
    ],
  };
}
