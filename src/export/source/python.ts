/**
 * Loaders of a network's `.safetensors` file: one for PyTorch, one for NumPy alone, with the network's own equations and
 * options filled in. Run as programs they check themselves against the test vector in the file.
 */

import type { Exported } from '../description';
import type { DelayedLayer, DenseLayer, LstmLayer, Plan } from '../plan';
import { headLines } from './comment';
import { DIALECTS, type Dialect, type PythonLibrary } from './pythonDialects';

const HEADER = [
  'def header(path):',
  '    """The JSON header of a safetensors file, and where its numbers start."""',
  '    with open(path, "rb") as file:',
  '        length = struct.unpack("<Q", file.read(8))[0]',
  '        return json.loads(file.read(length)), 8 + length',
];

/** Of those that the library has no name for. */
const DEFINITIONS: Readonly<Record<string, readonly string[]>> = {
  relu: ['def relu(x):', '    return np.maximum(x, 0)'],
  identity: ['def identity(x):', '    return x'],
  sigmoid: ['def sigmoid(x):', '    return 1 / (1 + np.exp(-x))'],
};

const w = (name: string) => `w["${name}"]`;

function delayedLines({ groups, firstUpdate, activation }: DelayedLayer, dialect: Dialect): string[] {
  const phi = dialect.functions[activation];
  const clock = firstUpdate === 'after-period' ? '(t + 1)' : 't';
  const sizes = groups.map(({ units }) => units).join(', ');
  const updates = groups.flatMap(({ period, input, recurrent, bias }, i) => {
    const x = i === 0 ? 'x' : `h[${i - 1}]`;
    const update = `h[${i}] = ${phi}(${x} @ ${w(input.name)} + h[${i}] @ ${w(recurrent.name)} + ${w(bias.name)})`;
    return period === 1
      ? [`        ${update}`]
      : [`        if ${clock} % ${period} == 0:`, `            ${update}`];
  });
  const state = groups.length === 1 ? 'h[0]' : `${dialect.concatenate}(h, -1)`;
  const loop = groups.some(({ period }) => period > 1)
    ? 'for t, x in enumerate(frames):'
    : 'for x in frames:';
  return [
    `    h = [${dialect.zeros('units')} for units in [${sizes}]]`,
    '    states = []',
    `    ${loop}`,
    ...updates,
    `        states.append(${state})`,
  ];
}

function lstmLines({ units, input, recurrent, bias, activation }: LstmLayer, dialect: Dialect): string[] {
  const { functions } = dialect;
  const [phi, sigmoid] = [functions[activation], functions.sigmoid];
  const sums = `x @ ${w(input.name)} + h @ ${w(recurrent.name)} + ${w(bias.name)}`;
  return [
    `    h = c = ${dialect.zeros(String(units))}`,
    '    states = []',
    '    for x in frames:',
    `        i, f, g, o = ${dialect.split(`(${sums})`, 4)}`,
    `        c = ${sigmoid}(f) * c + ${sigmoid}(i) * ${phi}(g)`,
    `        h = ${sigmoid}(o) * ${phi}(c)`,
    '        states.append(h)',
  ];
}

function denseLine({ weight, bias, activation }: DenseLayer, from: string, dialect: Dialect): string {
  const sums = `${from} @ ${w(weight.name)} + ${w(bias.name)}`;
  return activation === 'identity' ? sums : `${dialect.functions[activation]}(${sums})`;
}

function forwardLines({ first, rest }: Plan, dialect: Dialect): string[] {
  const recurrent = first.type === 'delayed' ? delayedLines(first, dialect) : null;
  const memory = first.type === 'lstm' ? lstmLines(first, dialect) : recurrent;
  const start =
    first.type === 'dense'
      ? [`    y = ${denseLine(first, 'frames', dialect)}`]
      : [...(memory ?? []), `    y = ${dialect.stack}(states)`];
  const layers = rest.map((layer, i) => {
    const line = denseLine(layer, 'y', dialect);
    return i === rest.length - 1 ? `    return ${line}` : `    y = ${line}`;
  });
  return [
    'def forward(w, frames):',
    '    """Frames [time, batch, inputs] to logits [time, batch, classes], w as `load` gives it."""',
    ...start,
    ...layers,
  ];
}

function checkLines(dialect: Dialect): string[] {
  return [
    'if __name__ == "__main__":',
    '    path = sys.argv[1]',
    '    test = json.loads(header(path)[0]["__metadata__"]["testVector"])',
    `    frames = ${dialect.tensor('test["frames"]')}[:, None]`,
    `    difference = abs(forward(load(path), frames)[:, 0] - ${dialect.tensor('test["logits"]')}).max()`,
    '    print(float(difference))',
  ];
}

function usage(file: string): string[] {
  return [
    `w = load("${file}")`,
    'logits = forward(w, frames)  # [time, batch, inputs] to [time, batch, classes]',
    `Against its test vector: python <this file> ${file}`,
  ];
}

/**
 * @param file name of the `.safetensors` file it loads
 * @returns the text of a `.py` file
 */
export function pythonLoader(network: Exported, library: PythonLibrary, file: string): string {
  const { description, plan } = network;
  const dialect = DIALECTS[library];
  const forward = forwardLines(plan, dialect).join('\n');
  const definitions = Object.entries(DEFINITIONS)
    .filter(([name]) => new RegExp(`(?<![\\w.])${name}\\(`).test(forward))
    .flatMap(([, lines]) => [...lines, '', '']);
  const head = headLines(description, usage(file)).map((line) => line.replaceAll('"""', "'''"));
  return [
    '"""',
    ...head,
    '"""',
    '',
    ...dialect.imports,
    '',
    '',
    ...HEADER,
    '',
    '',
    ...dialect.load,
    '',
    '',
    ...definitions,
    forward,
    '',
    '',
    ...checkLines(dialect),
    '',
  ].join('\n');
}
