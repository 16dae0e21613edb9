/** What a run reached, as a page of Markdown that goes with its weights. In English, as all that is exported. */

import type { ExperimentConfig } from '../experiment/config';
import type { Scores } from '../metrics/scores';
import type { NetworkCost } from '../networks/cost';
import { preparationSteps } from './preparation';

interface ReportedNetwork {
  readonly name: string;
  readonly parameters: number;
  readonly cost: NetworkCost;
  readonly iteration: number;
  /** Of its own compute time. */
  readonly seconds: number;
  /** On the test split; null where it was never evaluated. */
  readonly scores: Scores | null;
}

export interface ReportedRun {
  readonly config: ExperimentConfig;
  readonly networks: readonly ReportedNetwork[];
  /** What it was trained on; null before the recordings are there. */
  readonly data: {
    readonly split: string;
    readonly trainSequences: number;
    readonly testSequences: number;
    readonly classes: number;
    readonly majorityBaseline: number;
  } | null;
  /** In its own words, as `wasm, 2 threads`. */
  readonly engine: string;
}

const COLUMNS = [
  'Network',
  'Parameters',
  'Bytes',
  'Multiply-adds a frame',
  'Frame accuracy',
  'Sequence accuracy',
  'Any-frame accuracy',
  'Test loss',
  'Iterations',
  'Compute seconds',
];

export function runReport(run: ReportedRun): string {
  const { config, networks } = run;
  const lines = [
    '# A run of the D-RNN Playground',
    '',
    ...tableLines([COLUMNS, ...networks.map(cells)]),
    '',
    'On the test split: of all frames; of sequences, by the class of highest mean log-probability over their frames; of',
    'sequences with at least one frame right.',
    '',
    '## Recordings',
    '',
    ...dataLines(run),
    '',
    ...preparationSteps(config.features).map((sentence) => `- ${sentence}`),
    '',
    '## Training',
    '',
    ...trainingLines(config),
    `- Engine: ${run.engine}`,
    '',
  ];
  return lines.join('\n');
}

/** Text in a table cell must not end it. */
const cell = (text: string) => text.replaceAll(/[|\r\n]/g, ' ');

function tableLines([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const line = (row: readonly string[]) => `| ${row.map(cell).join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}

const percent = (share: number | undefined) => (share === undefined ? '–' : `${(100 * share).toFixed(1)} %`);

function cells({ name, parameters, cost, iteration, seconds, scores }: ReportedNetwork): string[] {
  return [
    name,
    String(parameters),
    String(cost.bytes),
    String(Math.round(cost.multiplyAdds)),
    percent(scores?.frameAccuracy),
    percent(scores?.sequenceAccuracy),
    percent(scores?.anyFrameAccuracy),
    scores?.loss.toFixed(4) ?? '–',
    String(iteration),
    seconds.toFixed(1),
  ];
}

function dataLines({ config: { data, split, seed }, data: prepared }: ReportedRun): string[] {
  const source =
    data.source === 'synthetic'
      ? `Built-in synthetic performers: ${data.actions.length} actions, ${data.performers} performers, ${data.setups} setups, ${data.cameras.length} cameras, ${data.replications} replications, seed ${seed}.`
      : data.set === null
        ? 'Recordings of a library.'
        : `The data set "${data.set.name}": ${data.set.recordings ?? 'unknown'} recordings, content ${data.set.hash ?? 'unknown'}.`;
  if (prepared === null) return [source, '', `Split: ${split}.`];
  const { trainSequences, testSequences, classes, majorityBaseline } = prepared;
  return [
    source,
    '',
    `Split: ${prepared.split}, ${trainSequences} sequences to train on and ${testSequences} to test on; ${classes} classes. Always answering the commonest class is right on ${percent(majorityBaseline)} of the test frames.`,
  ];
}

function trainingLines({ training, seed }: ExperimentConfig): string[] {
  const { optimizer, learningRate, clipNorm, batchSize, iterations } = training;
  return [
    `- Optimizer: ${optimizer}, learning rate ${learningRate}${clipNorm === null ? '' : `, gradients clipped to a norm of ${clipNorm}`}`,
    `- Batches of ${batchSize} sequences, ${iterations} iterations asked for`,
    `- Seed: ${seed}`,
  ];
}
