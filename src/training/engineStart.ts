/**
 * Starts tfjs in this thread. Backends are loaded only when chosen. The wasm files come from the page's own
 * origin. One thread: the threaded variant needs cross-origin isolation, and its sums would depend on the machine.
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
import { type AdapterTraits, chooseEngine, type Engine, type EngineStarter } from './engine';
import { computesRight } from './engineCheck';
import type { EngineName } from './protocol';

/** @param onLost called when the GPU is taken away; the engine is dead then */
export async function startEngine(preference: EnginePreference, onLost: () => void): Promise<Engine> {
  const reference = createReferenceOperations(tf);
  const starter: EngineStarter = { probe, start: (name) => start(name, reference, onLost) };
  const info = await chooseEngine(preference, starter);
  const operations = info.name === 'webgpu' ? reference : await cpuOperations(reference);
  return { info, operations, asynchronous: info.name === 'webgpu' };
}

/** Fused kernels where the browser has WebAssembly SIMD; plain tfjs elsewhere, with the same results more slowly. */
async function cpuOperations(reference: Operations): Promise<Operations> {
  try {
    return await createWasmOperations(tf);
  } catch {
    return reference;
  }
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

async function start(name: EngineName, operations: Operations, onLost: () => void): Promise<boolean> {
  try {
    switch (name) {
      case 'webgpu':
        return await startWebgpu(operations, onLost);
      case 'wasm':
        return await startWasm();
      case 'cpu':
        await import('@tensorflow/tfjs-backend-cpu');
        return await activate('cpu');
      default:
        return name satisfies never;
    }
  } catch {
    return false; // the next best engine is tried, and the page says so
  }
}

async function startWebgpu(operations: Operations, onLost: () => void): Promise<boolean> {
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  await import('@tensorflow/tfjs-backend-cpu'); // to compare with
  if (!(await activate('webgpu')) || !(await computesRight(operations, 'webgpu'))) return false;
  const backend = tf.backend();
  if (backend instanceof WebGPUBackend) void backend.device.lost.then(onLost);
  return true;
}

async function startWasm(): Promise<boolean> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainWasm,
    'tfjs-backend-wasm-simd.wasm': simdWasm,
    'tfjs-backend-wasm-threaded-simd.wasm': simdWasm, // a name is required, but with threads off it is never fetched
  });
  return activate('wasm');
}

/** tfjs may fall back to another backend without a word. */
async function activate(name: EngineName): Promise<boolean> {
  await tf.setBackend(name);
  await tf.ready();
  return tf.getBackend() === name;
}
