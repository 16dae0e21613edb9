/**
 * The budgets of a training step, judged by one run's figures. Times of a software adapter say nothing about a GPU: only
 * dispatches, enqueueing and memory are judged there.
 */

import type { Comparison, EngineResults } from './results';
import { type ContenderName, LABELS, type NetworkKind, type StepFigures, THESIS } from './workload';

export interface Verdict {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  /** null where there was nothing to judge by. */
  readonly met: boolean | null;
  /** Why it is missed, as profiling found. */
  readonly reason: string;
}

const MOST_DISPATCHES = 24;
const MOST_ENQUEUE = 1 / 30;
const MOST_OF_LSTM = 0.35;
const MOST_OF_RNN = 1;
const MOST_OF_TORCH = 0.5;
const MOST_OF_LAYERS = 1 / 5;

/** What profiling found for budgets that are missed, by the end of the verdict's `what`. Printed only where one is missed. */
const REASONS: Readonly<Record<string, string>> = {
  'against PyTorch':
    'Matrix products are 60 % (D-RNN) to 85 % (LSTM) of a step. On the processor profiled (AMD Zen 3 at 2.9 GHz) relaxed SIMD brings them from some 15 to 18–22 thousand million multiply-adds a second on one thread, of the 23 that 128-bit vectors can do there (8 a cycle); PyTorch’s BLAS has 256-bit vectors (16 a cycle), and WebAssembly has none. The rest are activations, the loss, and copies between tfjs’s memory and the kernels’.',
  'enqueueing, against composed':
    'What is left is the browser’s own cost for some 14 programs and their buffers (submit, bind groups, uniforms); composed tfjs grows with frames, and so does the distance.',
};

export function judge(results: readonly EngineResults[]): Verdict[] {
  return results.flatMap((engine) =>
    engine.engine === 'webgpu'
      ? [
          ...judgeDispatches(engine),
          ...(engine.started.software ? [] : judgeNetworks(engine)),
          ...judgeMemory(engine),
        ]
      : [...judgeNetworks(engine), ...judgePeers(engine), ...judgeMemory(engine)],
  );
}

function verdict(what: string, budget: string, measured: string, met: boolean | null): Verdict {
  return { what, budget, measured, met, reason: met === false ? reasonOf(what) : '' };
}

function reasonOf(what: string): string {
  const found = Object.entries(REASONS).find(([end]) => what.endsWith(end));
  return found?.[1] ?? 'Not yet known.';
}

/** A ratio that may be missing (NaN) and has to stay at or under its limit. */
function ratioVerdict(what: string, limit: number, words: string, ratio: number): Verdict {
  if (!Number.isFinite(ratio)) return verdict(what, words, 'not measured', null);
  return verdict(what, words, `${ratio.toFixed(3)}×`, ratio <= limit);
}

function judgeDispatches({ comparisons }: EngineResults): Verdict[] {
  const compared = comparisons.filter(
    ({ entries, workload }) => entries.length > 1 && workload.inputs === 75,
  );
  return compared.flatMap((comparison) => {
    const { network } = comparison.workload;
    const ours = figuresOf(comparison, 'ours');
    const composed = figuresOf(comparison, 'composed');
    const counts = comparisons
      .filter(({ workload }) => workload.network === network)
      .map((one) => figuresOf(one, 'ours')?.dispatches ?? Number.NaN);
    const count = Math.max(...counts); // NaN where one is missing
    return [
      verdict(
        `WebGPU, ${LABELS[network]}: dispatches of a step`,
        `≤ ${MOST_DISPATCHES}`,
        Number.isFinite(count) ? String(count) : 'not measured',
        Number.isFinite(count) ? count <= MOST_DISPATCHES : null,
      ),
      ratioVerdict(
        `WebGPU, ${LABELS[network]}: enqueueing, against composed`,
        MOST_ENQUEUE,
        '≤ 1/30',
        quotient(ours?.enqueueMilliseconds, composed?.enqueueMilliseconds),
      ),
    ];
  });
}

/** D-RNN against LSTM and RNN, on each number of inputs. */
function judgeNetworks(results: EngineResults): Verdict[] {
  const { comparisons } = results;
  const whole = comparisons.filter(({ workload }) => workload.batch === THESIS.batch);
  const time = (network: NetworkKind, inputs: number) =>
    whole
      .filter(({ workload }) => workload.network === network && workload.inputs === inputs)
      .map((comparison) => figuresOf(comparison, 'ours')?.milliseconds)
      .at(0);
  const sizes = [...new Set(whole.map(({ workload }) => workload.inputs))];
  return sizes.flatMap((inputs) => [
    ratioVerdict(
      `${engineLabel(results)}, ${inputs} inputs: D-RNN against LSTM`,
      MOST_OF_LSTM,
      `≤ ${MOST_OF_LSTM}×`,
      quotient(time('drnn', inputs), time('lstm', inputs)),
    ),
    ratioVerdict(
      `${engineLabel(results)}, ${inputs} inputs: D-RNN against RNN`,
      MOST_OF_RNN,
      `≤ ${MOST_OF_RNN}×`,
      quotient(time('drnn', inputs), time('rnn', inputs)),
    ),
  ]);
}

function judgePeers(results: EngineResults): Verdict[] {
  return results.comparisons.flatMap((comparison) => {
    const { network, inputs } = comparison.workload;
    const ours = figuresOf(comparison, 'ours')?.milliseconds;
    const against = (peer: ContenderName) => quotient(ours, figuresOf(comparison, peer)?.milliseconds);
    const name = `${engineLabel(results)}, ${LABELS[network]}, ${inputs} inputs`;
    const torch = ratioVerdict(
      `${name}: against PyTorch`,
      MOST_OF_TORCH,
      `≤ ${MOST_OF_TORCH}×`,
      against('torch'),
    );
    const hasLayers = comparison.entries.some(({ contender }) => contender === 'layers');
    if (network === 'drnn' || !hasLayers) return [torch];
    return [torch, ratioVerdict(`${name}: against tf.layers`, MOST_OF_LAYERS, '≤ 1/5', against('layers'))];
  });
}

function judgeMemory(results: EngineResults): Verdict[] {
  return results.memory.map(({ network, figures }) => {
    const [early, late] = figures;
    const what = `${engineLabel(results)}, ${LABELS[network]}: tensors and bytes`;
    if (early === undefined || late === undefined) return verdict(what, 'flat', 'not measured', null);
    const flat =
      early.tensors === late.tensors &&
      early.bytes === late.bytes &&
      (late.deviceBytes ?? 0) <= (early.deviceBytes ?? 0);
    const device = late.deviceBytes === null ? '' : `, GPU ${early.deviceBytes} → ${late.deviceBytes} bytes`;
    const measured = `${early.tensors} → ${late.tensors} tensors, ${early.bytes} → ${late.bytes} bytes${device}, steps ${early.steps} → ${late.steps}`;
    return verdict(what, 'flat', measured, flat);
  });
}

export function figuresOf({ entries }: Comparison, name: ContenderName): StepFigures | null {
  return entries.find(({ contender }) => contender === name)?.figures ?? null;
}

export function engineLabel({ engine, started }: Pick<EngineResults, 'engine' | 'started'>): string {
  if (engine === 'webgpu') return 'WebGPU';
  return started.threads === 1 ? 'CPU, 1 thread' : `CPU, ${started.threads} threads`;
}

export function quotient(part: number | undefined, whole: number | undefined): number {
  return (part ?? Number.NaN) / (whole ?? Number.NaN);
}
