/**
 * Which engine computes, and why: WebGPU where a real adapter exists, else tfjs's wasm backend, else its plain one.
 * tfjs falls back silently when a backend cannot start, so adapters are probed first and the outcome is checked.
 * The engine carries the operations that networks are written in; nothing else asks which engine runs.
 */

import type { EnginePreference } from '../experiment/config';
import type { Operations } from '../kernels/operations';
import type { EngineInfo, EngineName } from './protocol';

type EngineChoice = Omit<EngineInfo, 'threads'>;

export interface Engine {
  readonly info: EngineInfo;
  readonly operations: Operations;
  /** The device runs behind the program: calls return before it is done, and reading waits for it. */
  readonly asynchronous: boolean;
  /** Resolves when the device is taken away, and all tensors with it; null where there is no such device. */
  readonly lost: Promise<void> | null;
  /** Calls back with what the device says it could not do: its results are void then, without any exception. */
  onFault(listener: (message: string) => void): void;
}

/** What a GPU adapter tells of itself. */
export interface AdapterTraits {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  readonly fallback: boolean;
}

export interface EngineStarter {
  /** The adapter, or null where there is no WebGPU. */
  probe(): Promise<AdapterTraits | null>;
  /** Starts tfjs on the backend; false where it could not. */
  start(name: EngineName): Promise<boolean>;
}

/** A device that is lost twice within this time is not tried again. */
const LOST_AGAIN_MS = 60_000;

const SOFTWARE = /swiftshader|llvmpipe|lavapipe|microsoft basic render|\bwarp\b/i;

export function isSoftware({ vendor, architecture, description, fallback }: AdapterTraits): boolean {
  return fallback || SOFTWARE.test(`${vendor} ${architecture} ${description}`);
}

/**
 * What to ask for after the device was lost: the same again, since most devices come back at once, but no GPU where
 * that has just been tried.
 *
 * @param lostAt when, in milliseconds, oldest first
 */
export function preferenceAfterLoss(
  preference: EnginePreference,
  lostAt: readonly number[],
): EnginePreference {
  const [before = Number.NEGATIVE_INFINITY, last = 0] = lostAt.slice(-2);
  return lostAt.length > 1 && last - before < LOST_AGAIN_MS ? 'wasm' : preference;
}

/** Starts the best engine that `preference` allows. Throws where not even the plain CPU backend starts. */
export async function chooseEngine(
  preference: EnginePreference,
  starter: EngineStarter,
): Promise<EngineChoice> {
  if (preference === 'cpu') return startCpu(starter, 'asked-for');
  if (preference === 'wasm') return startWasm(starter, 'asked-for');
  const adapter = await starter.probe();
  if (adapter === null) return startWasm(starter, 'no-webgpu');
  if (preference === 'auto' && isSoftware(adapter)) return startWasm(starter, 'software-adapter');
  if (!(await starter.start('webgpu'))) return startWasm(starter, 'webgpu-failed');
  return {
    name: 'webgpu',
    reason: preference === 'auto' ? 'hardware-adapter' : 'asked-for',
    adapter: [adapter.vendor, adapter.architecture].filter((part) => part !== '').join(' '),
  };
}

async function startWasm(starter: EngineStarter, reason: EngineInfo['reason']): Promise<EngineChoice> {
  if (await starter.start('wasm')) return { name: 'wasm', reason, adapter: '' };
  return startCpu(starter, 'wasm-failed');
}

async function startCpu(starter: EngineStarter, reason: EngineInfo['reason']): Promise<EngineChoice> {
  if (await starter.start('cpu')) return { name: 'cpu', reason, adapter: '' };
  throw new Error('No engine of tfjs could be started');
}
