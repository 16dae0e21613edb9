/** One engine's part of the benchmark: prepares the contenders of each workload and lets them run in turns. */

import { BenchBrowser, type Bundle, TimeoutError } from './chromium';
import type { StartedEngine } from './page';
import { type Comparing, type EnginePlan, MEMORY_SHAPE, type Part } from './plan';
import type { Comparison, EngineResults, Entry, MemoryRun, SweepPoint } from './results';
import { median, medianFigures } from './statistics';
import type { TorchPeer } from './torchPeer';
import {
  CONTENDERS,
  type ContenderName,
  LABELS,
  type PageContender,
  type PageEngine,
  type StepFigures,
  THESIS,
  type Workload,
} from './workload';

/** Longest wait for the preparation or a round of one contender. */
const PEER_SECONDS = 120;
const OUR_SECONDS = 300;
/** Of a contender with slower steps, each second round is left out. */
const SLOW_MILLISECONDS = 2000;
/** Steps before the first round, which count for nothing: until this time is spent or so many are done, and at least one. */
const WARM_UP_MILLISECONDS = 2500;
const WARM_UP_STEPS = 40;
/** Steps in one round of a contender are as many as fit in here. */
const ROUND_MILLISECONDS = 300;
const MOST_STEPS = 20;

interface Competitor {
  readonly name: ContenderName;
  readonly first: StepFigures;
  measure(steps: number): Promise<StepFigures>;
}

export class Conductor {
  readonly #bundle: Bundle;
  readonly #part: Part;
  readonly #ours: BenchBrowser;
  readonly #torch: TorchPeer | null;
  readonly #threads: number;
  /** A browser for each peer: one that does not come back in time is ended with all it still has to do. */
  readonly #peers = new Map<PageContender, BenchBrowser>();

  constructor(bundle: Bundle, part: Part, ours: BenchBrowser, torch: TorchPeer | null, threads: number) {
    this.#bundle = bundle;
    this.#part = part;
    this.#ours = ours;
    this.#torch = torch;
    this.#threads = threads;
  }

  async run(started: StartedEngine, plan: EnginePlan): Promise<EngineResults> {
    const comparisons: Comparison[] = [];
    for (const comparing of plan.comparisons) comparisons.push(await this.#compare(comparing));
    const sweep = await this.#sweep(plan);
    const memory: MemoryRun[] = [];
    for (const network of plan.sweepNetworks) {
      const workload = { ...MEMORY_SHAPE, network };
      const figures = await this.#ours.call('memory', [workload, plan.memorySteps]);
      memory.push({ network, figures });
    }
    return { engine: this.#part.engine, started, comparisons, sweep, memory };
  }

  async close(): Promise<void> {
    for (const name of [...this.#peers.keys()]) await this.#end(name);
  }

  async #compare({ workload, contenders, rounds }: Comparing): Promise<Comparison> {
    const competitors: Competitor[] = [];
    const entries: Entry[] = [];
    const fail = (contender: ContenderName, error: unknown) =>
      entries.push({ contender, figures: null, firstLoss: Number.NaN, reason: reasonOf(error) });
    for (const name of contenders) {
      try {
        const competitor = await this.#prepare(name, workload);
        await warmUp(competitor);
        competitors.push(competitor);
      } catch (error) {
        fail(name, error);
      }
    }
    const figures = new Map<ContenderName, StepFigures[]>();
    for (const { name } of competitors) figures.set(name, []);
    for (let round = 0; round < rounds; round++) {
      for (const { name, measure } of competitors) {
        const before = figures.get(name)?.at(-1)?.milliseconds ?? 0;
        if (before > SLOW_MILLISECONDS && round % 2 === 1) continue;
        try {
          figures.get(name)?.push(await measure(stepsFor(before)));
        } catch (error) {
          fail(name, error);
          figures.delete(name);
          competitors.splice(
            competitors.findIndex((one) => one.name === name),
            1,
          );
        }
      }
    }
    for (const { name, first } of competitors) {
      const taken = medianFigures(figures.get(name) ?? []);
      entries.push({ contender: name, figures: taken, firstLoss: first.loss, reason: '' });
    }
    await this.#release(contenders);
    const order = (entry: Entry) => contenders.indexOf(entry.contender);
    entries.sort((a, b) => order(a) - order(b));
    progress(this.#part.engine, workload, entries);
    return { workload, entries };
  }

  async #prepare(name: ContenderName, workload: Workload): Promise<Competitor> {
    if (name === 'torch') return this.#prepareTorch(workload);
    const browser = await this.#browser(name);
    const seconds = name === 'ours' ? OUR_SECONDS : PEER_SECONDS;
    const guarded = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        if (error instanceof TimeoutError) await this.#end(name);
        throw error;
      }
    };
    const first = await guarded(browser.call('prepare', [name, workload], seconds));
    return {
      name,
      first,
      measure: (steps) => guarded(browser.call('measure', [name, steps], seconds)),
    };
  }

  async #prepareTorch(workload: Workload): Promise<Competitor> {
    const torch = this.#torch;
    if (torch === null) throw new Error('no Python here can import torch');
    const problem = await this.#ours.call('problem', [workload]);
    const complete = (figures: { milliseconds: number; loss: number }): StepFigures => ({
      ...figures,
      enqueueMilliseconds: figures.milliseconds,
      dispatches: 0,
    });
    const first = complete(await torch.prepare(problem, this.#threads));
    return { name: 'torch', first, measure: async (steps) => complete(await torch.measure(steps)) };
  }

  async #browser(name: PageContender): Promise<BenchBrowser> {
    const open = name === 'ours' ? this.#ours : this.#peers.get(name);
    if (open !== undefined) return open;
    const browser = await BenchBrowser.open(this.#bundle, this.#part.isolated);
    this.#peers.set(name, browser);
    await browser.call('start', [this.#part.engine]);
    return browser;
  }

  async #end(name: PageContender): Promise<void> {
    const browser = this.#peers.get(name);
    this.#peers.delete(name);
    await browser?.close();
  }

  async #release(contenders: readonly ContenderName[]): Promise<void> {
    for (const name of contenders) {
      if (name === 'torch') continue;
      const browser = name === 'ours' ? this.#ours : this.#peers.get(name);
      await browser?.call('release', [name]);
    }
  }

  /** Our own step while one size changes and the others stay the thesis's. */
  async #sweep({ sweeps, sweepNetworks, sweepRounds }: EnginePlan): Promise<SweepPoint[]> {
    const points: SweepPoint[] = [];
    for (const { over, values } of sweeps) {
      for (const network of sweepNetworks) {
        for (const value of values) {
          const workload = { ...THESIS, network, [over]: value };
          await this.#ours.call('prepare', ['ours', workload]);
          const { milliseconds } = await this.#ours.call('measure', ['ours', 1]);
          const rounds = [];
          for (let i = 0; i < sweepRounds; i++) {
            rounds.push(await this.#ours.call('measure', ['ours', stepsFor(milliseconds)]));
          }
          await this.#ours.call('release', ['ours']);
          points.push({ network, over, value, milliseconds: median(rounds.map((one) => one.milliseconds)) });
        }
      }
      console.log(`${this.#part.engine}: step time against ${over} measured`);
    }
    return points;
  }
}

/** Programs that have not run often are not yet compiled well: enqueueing above all is slower at first. */
async function warmUp({ measure }: Competitor): Promise<void> {
  let spent = 0;
  for (let step = 0; step < WARM_UP_STEPS && spent < WARM_UP_MILLISECONDS; step++) {
    spent += (await measure(1)).milliseconds;
  }
}

/** @param milliseconds of one step, 0 where not known yet */
function stepsFor(milliseconds: number): number {
  if (milliseconds === 0) return 1;
  return Math.min(MOST_STEPS, Math.max(1, Math.round(ROUND_MILLISECONDS / milliseconds)));
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = message.replace(/^page\.evaluate: (Error: )?/, '').split('\n');
  return line.slice(0, 160);
}

function progress(engine: PageEngine, workload: Workload, entries: readonly Entry[]): void {
  const { network, inputs, batch } = workload;
  const told = entries.map(({ contender, figures, reason }) =>
    figures === null
      ? `${CONTENDERS[contender]}: ${reason}`
      : `${CONTENDERS[contender]} ${figures.milliseconds.toFixed(1)} ms`,
  );
  console.log(`${engine} ${LABELS[network]}, ${inputs} inputs, batch ${batch}: ${told.join(' · ')}`);
}
