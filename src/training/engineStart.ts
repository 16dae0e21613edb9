/**
 * Starts tfjs in this thread. Backends are loaded only when chosen. The wasm files come from the page's own
 * origin. tfjs itself computes on one thread, as its threaded sums would depend on the machine; our kernels divide no sum
 * and use several where the page is cross-origin isolated.
 */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

import type { EnginePreference } from '../experiment/config';
import type { Operations } from '../kernels/operations';
import { createReferenceOperations } from '../kernels/reference';
import { createWasmOperations } from '../kernels/wasm/operations';
import { suitableThreads } from '../kernels/wasm/threads';
import { createWebGpuOperations } from '../kernels/webgpu/operations';
import { webGpuBackend } from '../kernels/webgpu/program';
import { withValidation } from '../kernels/webgpu/validation';
import { type AdapterTraits, chooseEngine, type Engine, type EngineStarter } from './engine';
import { computesRight } from './engineCheck';
import type { EngineName } from './protocol';

interface Started {
  readonly operations: Operations;
  readonly threads: number;
}

/** May be called again where the device of the engine before was lost; the tensors on that are gone then. */
export async function startEngine(preference: EnginePreference): Promise<Engine> {
  removeDead('webgpu');
  let running: Started = { operations: createReferenceOperations(tf), threads: 1 };
  const starter: EngineStarter = {
    probe,
    async start(name) {
      const started = await start(name);
      running = started ?? running;
      return started !== null;
    },
  };
  const choice = await chooseEngine(preference, starter);
  const { operations, threads } = running;
  const info = { ...choice, threads };
  if (info.name !== 'webgpu') {
    return { info, operations, asynchronous: false, lost: null, onFault: () => undefined };
  }
  const { device } = webGpuBackend(tf.backend());
  const onFault: Engine['onFault'] = (listener) => {
    device.addEventListener('uncapturederror', ({ error }) => listener(error.message));
  };
  return { info, operations, asynchronous: true, lost: device.lost.then(() => undefined), onFault };
}

/** With the same power preference as tfjs, so that it is the same adapter. */
async function probe(): Promise<AdapterTraits | null> {
  const gpu: GPU | undefined = navigator.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (adapter === null || adapter === undefined) return null;
  const { vendor, architecture, description } = adapter.info;
  return { vendor, architecture, description, fallback: isFallback(adapter) };
}

/** In the standard a property of `info`, before that one of the adapter. */
function isFallback(adapter: GPUAdapter): boolean {
  return [adapter, adapter.info].some((holder) => Reflect.get(holder, 'isFallbackAdapter') === true);
}

/** @returns operations that have been seen to compute right, or null: then the next best engine is tried, and the page says so */
async function start(name: EngineName): Promise<Started | null> {
  try {
    await import('@tensorflow/tfjs-backend-cpu'); // to compare with
    switch (name) {
      case 'webgpu':
        return await startWebgpu();
      case 'wasm':
        return await startWasm();
      case 'cpu':
        return (await activate('cpu')) ? await cpuOperations('cpu') : null;
      default:
        return name satisfies never;
    }
  } catch {
    return null;
  }
}

async function startWebgpu(): Promise<Started | null> {
  await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await activate('webgpu'))) return null;
  const operations = createWebGpuOperations(tf);
  const right = await withValidation(tf, () => computesRight(operations, 'webgpu')); // throws for a shader the device refuses
  return right ? { operations, threads: 1 } : null;
}

/** tfjs keeps a backend for good, also where its device is lost: this lets it make another. */
function removeDead(name: string): void {
  const { registry, registryFactory } = tf.engine();
  const factory = registryFactory[name]?.factory;
  if (registry[name] === undefined || factory === undefined) return;
  try {
    tf.removeBackend(name);
  } catch {
    // what a dead device refuses to free goes with it; without that, the entries are still there
    delete registry[name];
    delete registryFactory[name];
  }
  tf.registerBackend(name, factory);
}

async function startWasm(): Promise<Started | null> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainWasm,
    'tfjs-backend-wasm-simd.wasm': simdWasm,
    'tfjs-backend-wasm-threaded-simd.wasm': simdWasm, // a name is required, but with threads off it is never fetched
  });
  if (!(await activate('wasm'))) return null;
  return cpuOperations('wasm');
}

/**
 * Fused kernels where the browser has WebAssembly SIMD and they compute right, else plain tfjs, more slowly; null where
 * not even that computes right.
 */
async function cpuOperations(backend: 'wasm' | 'cpu'): Promise<Started | null> {
  const threads = suitableThreads(self.crossOriginIsolated, navigator.hardwareConcurrency);
  const fused = await createWasmOperations(tf, { threads }).catch(() => null); // no WebAssembly SIMD
  if (fused !== null) {
    const right = computesRight(fused.operations, backend, fused.threads).catch(() => false);
    if (await right) return fused;
    fused.stop();
  }
  const operations = createReferenceOperations(tf);
  return (await computesRight(operations, backend)) ? { operations, threads: 1 } : null;
}

/** tfjs may fall back to another backend without a word. */
async function activate(name: EngineName): Promise<boolean> {
  await tf.setBackend(name);
  await tf.ready();
  return tf.getBackend() === name;
}
