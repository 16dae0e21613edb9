/** How much is measured: everything, or little while the benchmark itself is being worked on. */

import {
  type ContenderName,
  NETWORKS,
  type NetworkKind,
  type PageEngine,
  THESIS,
  type Workload,
} from './workload';

export interface Comparing {
  readonly workload: Workload;
  readonly contenders: readonly ContenderName[];
  readonly rounds: number;
}

/** An engine in its surroundings. */
export interface Part {
  readonly name: string;
  readonly engine: PageEngine;
  /** Cross-origin isolated: threads may share memory. */
  readonly isolated: boolean;
}

export const PARTS: readonly Part[] = [
  { name: 'wasm', engine: 'wasm', isolated: false },
  { name: 'threads', engine: 'wasm', isolated: true },
  { name: 'webgpu', engine: 'webgpu', isolated: false },
];

interface Sweep {
  readonly over: 'frames' | 'batch' | 'units';
  readonly values: readonly number[];
}

export interface EnginePlan {
  readonly comparisons: readonly Comparing[];
  readonly sweeps: readonly Sweep[];
  readonly sweepNetworks: readonly NetworkKind[];
  readonly sweepRounds: number;
  readonly memorySteps: readonly [number, number];
}

/** Small enough for a thousand steps anywhere. */
export const MEMORY_SHAPE = { frames: 9, batch: 4, inputs: 6, classes: 5, units: 10 } as const;

/** What everyone gets on a software adapter: dispatches and enqueueing depend on the frames, hardly on other sizes. */
const SOFTWARE_SHAPE = { ...THESIS, batch: 2, units: 10 };

const SWEEPS: readonly Sweep[] = [
  { over: 'frames', values: [25, 50, 100, 200, 300] },
  { over: 'batch', values: [15, 60, 120] },
  { over: 'units', values: [38, 75, 150, 300] },
];
const QUICK_SWEEPS: readonly Sweep[] = [{ over: 'frames', values: [10, 20] }];

/** Who competes where the device is real, and on the CPU. */
export function fullPlan(contenders: readonly ContenderName[], quick: boolean): EnginePlan {
  const shape = quick ? { ...THESIS, frames: 20 } : THESIS;
  const sizes = quick ? [75] : [75, 150];
  return {
    comparisons: sizes.flatMap((inputs) =>
      NETWORKS.map((network) => ({
        workload: { ...shape, network, inputs },
        contenders,
        rounds: quick ? 2 : 5,
      })),
    ),
    sweeps: quick ? QUICK_SWEEPS : SWEEPS,
    sweepNetworks: NETWORKS,
    sweepRounds: quick ? 1 : 3,
    memorySteps: quick ? [10, 100] : [10, 1000],
  };
}

/** With several threads: those who can use them, on the thesis's experiment. */
export function threadsPlan(quick: boolean): EnginePlan {
  return { ...fullPlan(['ours', 'jax', 'torch'], quick), sweeps: [] };
}

/** Without a GPU: everyone's dispatches and enqueueing on a small network and batch, and our own step alone at the thesis's size. */
export function softwarePlan(contenders: readonly ContenderName[], quick: boolean): EnginePlan {
  const plan = fullPlan(contenders, quick);
  const alone = plan.comparisons.map(({ workload }) => ({
    workload,
    contenders: ['ours'] as const,
    rounds: 1,
  }));
  const small = NETWORKS.map((network) => ({
    workload: { ...SOFTWARE_SHAPE, network, frames: quick ? 20 : SOFTWARE_SHAPE.frames },
    contenders,
    rounds: quick ? 1 : 3,
  }));
  return { ...plan, comparisons: [...small, ...alone], sweepNetworks: ['drnn'], sweepRounds: 1 };
}
