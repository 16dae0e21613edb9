/**
 * Runs in a worker in Chromium for the benchmark: prepares contenders and measures steps when it is asked to. Who runs when, how often
 * and what it means is decided outside.
 */

import { defaultDevice, init } from '@jax-js/jax';
import * as tf from '@tensorflow/tfjs-core';

import type { Operations } from '../../src/kernels/operations';
import { createReferenceOperations } from '../../src/kernels/reference';
import { type Simd, supportedSimd } from '../../src/kernels/wasm/builds';
import { isSoftware } from '../../src/training/engine';
import { startEngine } from '../../src/training/engineStart';
import type { Contender } from './contender';
import { jaxContender } from './jaxContender';
import { MEMORY_SHAPE } from './plan';
import { encodeProblem } from './problem';
import { importZip, makeRecordings, readerCounts, readLines, readOurs } from './recordingsPage';
import { layersContender, newRun, runContender } from './tfjsContenders';
import type { MemoryFigures, PageContender, PageEngine, Problem, StepFigures, Workload } from './workload';

export interface StartedEngine {
  /** Empty on the CPU. */
  readonly adapter: string;
  readonly software: boolean;
  /** That compute; on a GPU, 1. */
  readonly threads: number;
  /** Build of the kernels; null on a GPU. */
  readonly simd: Simd | null;
}

const contenders = new Map<PageContender, Contender>();
let engine: PageEngine = 'wasm';
let fused: Operations | null = null;
let dispatches = 0;

/** Starts the product's engine. @throws Error where it does not run here */
async function start(asked: PageEngine): Promise<StartedEngine> {
  engine = asked;
  if (asked === 'webgpu') countDispatches();
  const started = await startEngine(asked);
  if (started.info.name !== asked)
    throw new Error(`the product chose ${started.info.name}: ${started.info.reason}`);
  fused = started.operations;
  await expectFused(fused);
  if (asked === 'webgpu') return describeAdapter();
  return { adapter: '', software: false, threads: started.info.threads, simd: supportedSimd() };
}

/** The product falls back to composed operations without a word; those must not run under its name. */
async function expectFused(own: Operations): Promise<void> {
  const kernels = async (operations: Operations) => {
    const contender = runContender(operations, { ...MEMORY_SHAPE, network: 'drnn' });
    const { kernelNames } = await tf.profile(() => contender.step());
    contender.dispose();
    return new Set(kernelNames);
  };
  const composed = await kernels(createReferenceOperations(tf));
  const fusedOnes = [...(await kernels(own))].filter((name) => !composed.has(name));
  if (fusedOnes.length === 0) throw new Error('the product runs without its fused kernels');
}

async function describeAdapter(): Promise<StartedEngine> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) throw new Error('no WebGPU adapter');
  const { vendor, architecture, description } = adapter.info;
  const name = [vendor, architecture, description].filter((part) => part !== '').join(' ');
  const fallback = Reflect.get(adapter.info, 'isFallbackAdapter') === true;
  const software = isSoftware({ vendor, architecture, description, fallback });
  return { adapter: name, software, threads: 1, simd: null };
}

function countDispatches(): void {
  const prototype = GPUComputePassEncoder.prototype;
  const { dispatchWorkgroups, dispatchWorkgroupsIndirect } = prototype;
  prototype.dispatchWorkgroups = function (...given) {
    dispatches++;
    dispatchWorkgroups.apply(this, given);
  };
  prototype.dispatchWorkgroupsIndirect = function (...given) {
    dispatches++;
    dispatchWorkgroupsIndirect.apply(this, given);
  };
}

function operations(): Operations {
  if (fused === null) throw new Error('the engine is not started');
  return fused;
}

async function create(name: PageContender, workload: Workload): Promise<Contender> {
  switch (name) {
    case 'ours':
      return runContender(operations(), workload);
    case 'composed':
      return runContender(createReferenceOperations(tf), workload);
    case 'layers':
      return layersContender(tf, workload, await initialWeights(workload));
    case 'jax': {
      const started = await init(engine);
      if (!started.includes(engine)) throw new Error(`no ${engine} device`);
      defaultDevice(engine);
      return jaxContender(workload, await initialWeights(workload));
    }
    default:
      return name satisfies never;
  }
}

async function initialWeights(workload: Workload) {
  const run = newRun(operations(), workload);
  const tensors = await run.tensors();
  run.dispose();
  return tensors;
}

/** Makes a contender and takes its first step, which compiles. @returns figures of that step */
async function prepare(name: PageContender, workload: Workload): Promise<StepFigures> {
  release(name);
  contenders.set(name, await create(name, workload));
  return measure(name, 1);
}

async function measure(name: PageContender, steps: number): Promise<StepFigures> {
  const contender = contenders.get(name);
  if (contender === undefined) throw new Error(`${name} is not prepared`);
  const dispatchesBefore = dispatches;
  const begin = performance.now();
  for (let i = 0; i < steps; i++) contender.step();
  const enqueued = performance.now();
  const loss = await contender.finish();
  const end = performance.now();
  return {
    milliseconds: (end - begin) / steps,
    enqueueMilliseconds: (enqueued - begin) / steps,
    dispatches: (dispatches - dispatchesBefore) / steps,
    loss,
  };
}

function release(name: PageContender): void {
  contenders.get(name)?.dispose();
  contenders.delete(name);
}

const READ_EVERY = 10;

/** What is held after so many steps of the product, counted from the run's first. */
async function memory(workload: Workload, checkpoints: readonly number[]): Promise<MemoryFigures[]> {
  const contender = runContender(operations(), workload);
  const figures: MemoryFigures[] = [];
  const last = Math.max(...checkpoints);
  for (let step = 1; step <= last; step++) {
    contender.step();
    if (step % READ_EVERY === 0) await contender.finish();
    if (checkpoints.includes(step)) figures.push(memoryNow(step));
  }
  contender.dispose();
  return figures;
}

function memoryNow(steps: number): MemoryFigures {
  const now = tf.memory();
  const deviceBytes: unknown = Reflect.get(now, 'numBytesInGPU');
  return {
    steps,
    tensors: now.numTensors,
    bytes: now.numBytes,
    deviceBytes: typeof deviceBytes === 'number' ? deviceBytes : null,
  };
}

/** The same problem for a contender outside. */
async function problem(workload: Workload): Promise<Problem> {
  return encodeProblem(workload, await initialWeights(workload));
}

const reading = { makeRecordings, readOurs, readLines, readerCounts, importZip };
const benchPage = { start, prepare, measure, release, memory, problem, ...reading };
export type BenchPage = typeof benchPage;

export interface Call {
  readonly name: keyof BenchPage;
  readonly given: readonly unknown[];
}

export interface Answer {
  readonly result: unknown;
  /** null where all went well. */
  readonly error: string | null;
}

async function answer({ name, given }: Call): Promise<Answer> {
  try {
    const method = benchPage[name] as (...given: readonly unknown[]) => unknown;
    return { result: await method(...given), error: null };
  } catch (error) {
    return { result: null, error: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = async ({ data }: MessageEvent<Call>) => self.postMessage(await answer(data));
self.postMessage('ready');
