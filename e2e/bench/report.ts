/** BENCHMARKS.md from one run's figures. */

import { engineLabel, figuresOf, judge, quotient, type Verdict } from './budgets';
import type { FullSizeFigures } from './fullSizeRun';
import type { Machine } from './machine';
import type { Part } from './plan';
import type { ReadingResults } from './recordings';
import { fullSizeSection, judgeFullSize, judgeReading, readingSection } from './recordingsReport';
import type { Comparison, EngineResults, SweepPoint } from './results';
import { table } from './table';
import { CONTENDERS, type ContenderName, LABELS, NETWORKS, THESIS } from './workload';

export interface Results {
  readonly machine: Machine;
  readonly engines: readonly EngineResults[];
  /** Engines that did not start, and why. */
  readonly absent: readonly { readonly part: Part; readonly reason: string }[];
  /** null where that part was left out. */
  readonly reading: ReadingResults | null;
  readonly fullSize: FullSizeFigures | null;
  readonly minutes: number;
}

export function report(results: Results): string {
  const { machine, engines, absent, reading, fullSize } = results;
  const parts = [
    '# Benchmarks',
    introduction(results),
    machineTable(machine),
    '## Budgets',
    budgetTable([...judge(engines), ...judgeReading(reading), ...judgeFullSize(fullSize)]),
    '## Where a peer wins',
    peersThatWin(engines),
    ...engines.flatMap(engineSection),
    ...readingSection(reading),
    ...fullSizeSection(fullSize),
    ...absent.map(({ part, reason }) => `## ${part.name}\n\nDid not run: ${reason}.`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function introduction({ minutes }: Results): string {
  const { batch, frames, classes, units } = THESIS;
  return [
    `Written by \`npm run bench\` (this run took ${Math.round(minutes)} min). One step is forward pass, masked cross-entropy, gradient and RMSProp.`,
    `Unless said otherwise: batch ${batch}, ${frames} frames, ${classes} classes, ${units} units (D-RNN: 5 groups of ${units / 5}).`,
    'All contenders of a table start from the same weights and batch and take turns with the same number of threads; the median over the rounds',
    'counts. Before the first, everyone takes steps that do not count, for 2.5 seconds or 40 steps, whichever is less. Other load on a machine moves times, so read the ratios: they are of one run.',
    '',
    '- **ours**: the product’s own training step on its own engine.',
    '- **composed tfjs**: the same network and step, composed of tfjs operations on the same backend.',
    '- **tf.layers**: `simpleRNN` or `lstm` with `timeDistributed` dense, trained in a loop over `optimizer.minimize` (without waiting for the loss).',
    '- **jax-js**: `@jax-js/jax`, a loop over the frames under `jit(valueAndGrad(…))`; it has no `scan`. Compiling is not counted.',
    '- **PyTorch**: `nn.RNN`, `nn.LSTM`, and for the D-RNN a loop per group with its input projection taken out of the loop; on the CPU.',
  ].join('\n');
}

function machineTable(machine: Machine): string {
  return table(
    ['', ''],
    [
      ['Date', machine.date],
      ['Revision', machine.revision],
      ['Processor', `${machine.processor}, ${machine.cores} cores, ${machine.memory}`],
      ['System', `${machine.system}, Node ${machine.node}, Chromium ${machine.browser}`],
      ['PyTorch', machine.torch ?? 'not installed'],
    ],
  );
}

function budgetTable(verdicts: readonly Verdict[]): string {
  const missed = verdicts.filter(({ met }) => met === false);
  const rows = verdicts.map(({ what, budget, measured, met }) => [what, budget, measured, metWord(met)]);
  return [
    table(['What', 'Budget', 'Measured', ''], rows),
    ...(missed.length === 0 ? [] : ['### Missed, and why', ...missedByReason(missed)]),
  ].join('\n\n');
}

/** Each reason once, and what it explains. */
function missedByReason(missed: readonly Verdict[]): string[] {
  const reasons = [...new Set(missed.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const explained = missed.filter((verdict) => verdict.reason === reason);
    return `${reason}\n\n${explained.map(({ what, measured }) => `- ${what}: ${measured}`).join('\n')}`;
  });
}

function metWord(met: boolean | null): string {
  if (met === null) return '–';
  return met ? 'met' : '**missed**';
}

/** Every contender that is ahead of ours: in time where times mean something, in enqueueing on a GPU. */
function peersThatWin(engines: readonly EngineResults[]): string {
  const wins = engines.flatMap((results) =>
    results.comparisons.flatMap((comparison) =>
      comparison.entries.flatMap(({ contender }) => {
        const { network, inputs } = comparison.workload;
        const where = `- ${engineLabel(results)}, ${LABELS[network]}, ${inputs} inputs: **${CONTENDERS[contender]}**`;
        const time = results.started.software ? 1 : timeRatio(comparison, contender);
        const enqueue = results.engine === 'webgpu' ? enqueueRatio(comparison, contender) : 1;
        return [
          ...(time < 1 ? [`${where} needs ${time.toFixed(2)}× our time.`] : []),
          ...(enqueue < 1 ? [`${where} enqueues in ${enqueue.toFixed(2)}× our time.`] : []),
        ];
      }),
    ),
  );
  return wins.length === 0 ? 'Nowhere in this run.' : wins.join('\n');
}

function enqueueRatio(comparison: Comparison, contender: ContenderName): number {
  const of = (name: ContenderName) => figuresOf(comparison, name)?.enqueueMilliseconds;
  return quotient(of(contender), of('ours'));
}

/** A contender's time in ours. */
function timeRatio(comparison: Comparison, contender: ContenderName): number {
  return quotient(
    figuresOf(comparison, contender)?.milliseconds,
    figuresOf(comparison, 'ours')?.milliseconds,
  );
}

const SIMD_WORDS = {
  relaxed: 'Our kernels ran in their relaxed SIMD build, whose multiply-add is one instruction.',
  baseline: 'Our kernels ran in their baseline SIMD build: this browser has no relaxed SIMD.',
} as const;

const SWEEP_WORDS = 'Milliseconds of a step; everything else as in the thesis’s experiment, 75 inputs.';

function engineSection(results: EngineResults): string[] {
  const { engine, started, comparisons, sweep } = results;
  const adapter = started.adapter === '' ? '' : `: ${started.adapter}`;
  const warning = started.software
    ? [
        '**Software adapter: only dispatch and enqueue figures mean anything; times and their ratios do not.** Contenders meet on a small batch and network, which change neither; our own step follows at full size.',
      ]
    : [];
  return [
    `## ${engineLabel(results)}${adapter}`,
    ...(started.simd === null ? [] : [SIMD_WORDS[started.simd]]),
    ...warning,
    ...comparisons.map((comparison) => comparisonTable(engine, comparison)),
    ...(sweep.length === 0 ? [] : ['### Our step against frames, batch and units', SWEEP_WORDS]),
    ...sweepTables(sweep),
  ];
}

function comparisonTable(engine: EngineResults['engine'], comparison: Comparison): string {
  const { workload, entries } = comparison;
  const { network, inputs, batch, frames, units } = workload;
  const gpu = engine === 'webgpu';
  const rows = entries.map(({ contender, figures, firstLoss, reason }) => {
    if (figures === null) return [CONTENDERS[contender], `did not run: ${reason}`];
    const { milliseconds, enqueueMilliseconds, dispatches } = figures;
    return [
      CONTENDERS[contender],
      milliseconds.toFixed(1),
      `${timeRatio(comparison, contender).toFixed(2)}×`,
      ...(gpu ? [String(Math.round(dispatches)), enqueueMilliseconds.toFixed(1)] : []),
      firstLoss.toFixed(4),
    ];
  });
  const head = ['', 'ms', 'of ours', ...(gpu ? ['dispatches', 'ms to enqueue'] : []), 'first loss'];
  return `### ${LABELS[network]}, ${inputs} inputs, batch ${batch}, ${frames} frames, ${units} units\n\n${table(head, rows)}`;
}

function sweepTables(sweep: readonly SweepPoint[]): string[] {
  const kinds = [...new Set(sweep.map(({ over }) => over))];
  return kinds.map((over) => {
    const points = sweep.filter((point) => point.over === over);
    const values = [...new Set(points.map(({ value }) => value))];
    const rows = NETWORKS.filter((network) => points.some((point) => point.network === network)).map(
      (network) => [
        LABELS[network],
        ...values.map((value) => {
          const point = points.find((one) => one.network === network && one.value === value);
          return point === undefined ? '–' : point.milliseconds.toFixed(1);
        }),
      ],
    );
    return table([over, ...values.map(String)], rows);
  });
}
