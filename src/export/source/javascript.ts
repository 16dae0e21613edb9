/**
 * A network as one ES module without dependencies: weights inside, frame by frame. The code is written for this network
 * alone, so that it reads like its equations.
 */

import type { NamedTensor } from '../../training/protocol';
import type { Exported } from '../description';
import type { DelayedLayer, DenseLayer, FirstLayer, LstmLayer } from '../plan';
import { blockComment, headLines, identifier } from './comment';

/** Declarations of a network's memory, what resets it, and what a frame does; the result is in `hidden`. */
interface FirstLayerCode {
  readonly memory: readonly string[];
  readonly reset: readonly string[];
  readonly step: readonly string[];
}

const FUNCTIONS: Readonly<Record<DenseLayer['activation'], string>> = {
  relu: 'const relu = (x) => Math.max(0, x);',
  tanh: 'const tanh = Math.tanh;',
  identity: 'const identity = (x) => x;',
  sigmoid: 'const sigmoid = (x) => 1 / (1 + Math.exp(-x));',
};

const BODY = `
/** Adds x W to sums; W is [inputs, outputs], row by row. */
function addProduct(sums, x, weight) {
  const columns = sums.length;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < columns; j++) sums[j] += x[i] * weight[i * columns + j];
  }
  return sums;
}

/** phi(x W + b) */
function dense(x, weight, bias, phi) {
  return addProduct(bias.slice(), x, weight).map(phi);
}

/** x U + h W + b */
function recurrence(x, h, input, recurrent, bias) {
  return addProduct(addProduct(bias.slice(), x, input), h, recurrent);
}
`;

/** `W` of the tensors with this prefix, as arguments. */
function weightsOf({ input, recurrent, bias }: Pick<LstmLayer, 'input' | 'recurrent' | 'bias'>): string {
  return [input, recurrent, bias].map(({ name }) => identifier(name)).join(', ');
}

function delayedCode({ groups, firstUpdate, activation }: DelayedLayer): FirstLayerCode {
  const total = groups.reduce((sum, { units }) => sum + units, 0);
  const clock = firstUpdate === 'after-period' ? '(count + 1)' : 'count';
  const counted = groups.some(({ period }) => period > 1);
  let offset = 0;
  const views = groups.map(({ units }, i) => {
    const line = `const h${i + 1} = hidden.subarray(${offset}, ${offset + units});`;
    offset += units;
    return line;
  });
  const updates = groups.map((group, i) => {
    const x = i === 0 ? 'frame' : `h${i}`;
    const update = `h${i + 1}.set(recurrence(${x}, h${i + 1}, ${weightsOf(group)}).map(${activation}));`;
    return group.period === 1 ? update : `if (${clock} % ${group.period} === 0) ${update}`;
  });
  return {
    memory: [
      ...(counted ? ['let count = 0; // frames seen'] : []),
      `const hidden = new Float32Array(${total});`,
      ...views,
    ],
    reset: [...(counted ? ['count = 0;'] : []), 'hidden.fill(0);'],
    step: [...updates, ...(counted ? ['count++;'] : [])],
  };
}

function lstmCode(layer: LstmLayer): FirstLayerCode {
  const { units, activation } = layer;
  const gate = (nth: number) => `sums[${nth === 0 ? 'j' : `${nth * units} + j`}]`;
  return {
    memory: [`const hidden = new Float32Array(${units});`, `const cell = new Float32Array(${units});`],
    reset: ['hidden.fill(0);', 'cell.fill(0);'],
    step: [
      `const sums = recurrence(frame, hidden, ${weightsOf(layer)}); // gates i, f, g, o`,
      `for (let j = 0; j < ${units}; j++) {`,
      `  cell[j] = sigmoid(${gate(1)}) * cell[j] + sigmoid(${gate(0)}) * ${activation}(${gate(2)});`,
      `  hidden[j] = sigmoid(${gate(3)}) * ${activation}(cell[j]);`,
      '}',
    ],
  };
}

function denseCall({ weight, bias, activation }: DenseLayer, x: string): string {
  return `dense(${x}, ${identifier(weight.name)}, ${identifier(bias.name)}, ${activation})`;
}

function firstLayerCode(layer: FirstLayer): FirstLayerCode {
  switch (layer.type) {
    case 'dense':
      return { memory: [], reset: [], step: [`const hidden = ${denseCall(layer, 'frame')};`] };
    case 'delayed':
      return delayedCode(layer);
    case 'lstm':
      return lstmCode(layer);
  }
}

function networkCode({ plan }: Exported): string {
  const { memory, reset, step } = firstLayerCode(plan.first);
  const rest = plan.rest.map((layer, i) => {
    const call = denseCall(layer, i === 0 ? 'hidden' : `y${i}`);
    return i === plan.rest.length - 1 ? `return ${call};` : `const y${i + 1} = ${call};`;
  });
  const indented = (lines: readonly string[], depth: number) =>
    lines.map((line) => `${' '.repeat(depth)}${line}`).join('\n');
  const resetText = reset.length === 0 ? '    reset() {},' : `    reset() {\n${indented(reset, 6)}\n    },`;
  return `/** A network that remembers one sequence; make one for each that runs at the same time. */
export function createNetwork() {
${memory.length === 0 ? '' : `${indented(memory, 2)}\n`}  return {
    /** Before each sequence. */
${resetText}
    /** The next frame, ${plan.inputs} numbers, to ${plan.classes} logits. */
    step(frame) {
${indented([...step, ...rest], 6)}
    },
  };
}

/** One network ready for use. */
export const { reset, step } = createNetwork();`;
}

/** Typed array as base64 of its little-endian bytes. */
function base64({ buffer, byteOffset, byteLength }: Float32Array | Int8Array): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function weightLine({ name, shape, values }: NamedTensor): string {
  return `const ${identifier(name)} = floats('${base64(values)}'); // [${shape.join(', ')}]`;
}

function usedFunctions({ plan: { first, rest } }: Exported): string[] {
  const gates = first.type === 'lstm' ? (['sigmoid'] as const) : [];
  const used = new Set([first.activation, ...rest.map(({ activation }) => activation), ...gates]);
  return [...used].map((activation) => FUNCTIONS[activation]);
}

const USAGE = [
  "import { classes, reset, step } from './network.js';",
  'reset(); // before each sequence',
  'const logits = step(frame); // for each frame',
  'const best = classes[logits.indexOf(Math.max(...logits))].name;',
  'Probabilities are the softmax of the logits. `test` holds a sequence and the logits to expect.',
];

/** @returns the text of a `.js` file */
export function javascriptModule(network: Exported, tensors: readonly NamedTensor[]): string {
  const { description, test } = network;
  const { title, classes, features, inputs, inputNames, preparation } = description;
  return `${blockComment(headLines(description, USAGE))}

export const title = ${JSON.stringify(title)};
export const inputs = ${inputs};
/** What each input is, in order. */
export const inputNames = ${JSON.stringify(inputNames)};
export const classes = ${JSON.stringify(classes)};
export const preparation = ${JSON.stringify({ ...features, steps: preparation }, null, 2)};

${usedFunctions(network).join('\n')}
${BODY}
const bytes = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
const floats = (base64) => new Float32Array(bytes(base64).buffer);

${networkCode(network)}

// Weights: float32, row by row.
${tensors.map(weightLine).join('\n')}

/** Made-up frames [time, inputs] one after the other, from a reset network, and the logits [time, classes] it gives. */
export const test = {
  features: ${JSON.stringify(features)},
  time: ${test.time},
  frames: Float32Array.from(new Int8Array(bytes('${base64(test.sixteenths)}').buffer), (value) => value / 16),
  logits: floats('${base64(test.logits)}'),
};
`;
}
