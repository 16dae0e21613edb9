import { describe, expect, it } from 'vitest';
import {
  type AdapterTraits,
  chooseEngine,
  type EngineStarter,
  isSoftware,
  preferenceAfterLoss,
} from './engine';
import type { EngineName } from './protocol';

const hardware: AdapterTraits = {
  vendor: 'nvidia',
  architecture: 'ampere',
  description: '',
  fallback: false,
};
const swiftshader: AdapterTraits = { ...hardware, vendor: 'google', architecture: 'swiftshader' };

function starter(adapter: AdapterTraits | null, working: readonly EngineName[] = ['webgpu', 'wasm', 'cpu']) {
  const asked: string[] = [];
  const parts: EngineStarter = {
    probe: () => {
      asked.push('probe');
      return Promise.resolve(adapter);
    },
    start: (name) => {
      asked.push(name);
      return Promise.resolve(working.includes(name));
    },
  };
  return { ...parts, asked };
}

describe('chooseEngine', () => {
  it('takes WebGPU where there is hardware', async () => {
    expect(await chooseEngine('auto', starter(hardware))).toEqual({
      name: 'webgpu',
      reason: 'hardware-adapter',
      adapter: 'nvidia ampere',
    });
  });

  it('prefers wasm to a software adapter and to none, and says which it was', async () => {
    const software = await chooseEngine('auto', starter(swiftshader));
    expect(software).toEqual({ name: 'wasm', reason: 'software-adapter', adapter: '' });
    expect(await chooseEngine('auto', starter(null))).toMatchObject({ name: 'wasm', reason: 'no-webgpu' });
  });

  it('obeys, software adapter or not, and then leaves the GPU alone', async () => {
    expect(await chooseEngine('webgpu', starter(swiftshader))).toEqual({
      name: 'webgpu',
      reason: 'asked-for',
      adapter: 'google swiftshader',
    });
    const wasm = starter(hardware);
    expect(await chooseEngine('wasm', wasm)).toMatchObject({ name: 'wasm', reason: 'asked-for' });
    expect(wasm.asked).toEqual(['wasm']);
    expect(await chooseEngine('cpu', starter(hardware))).toMatchObject({ name: 'cpu', reason: 'asked-for' });
    expect(await chooseEngine('webgpu', starter(null))).toMatchObject({ name: 'wasm', reason: 'no-webgpu' });
  });

  it('goes on to the next engine where one does not start', async () => {
    expect(await chooseEngine('auto', starter(hardware, ['wasm']))).toMatchObject({
      name: 'wasm',
      reason: 'webgpu-failed',
    });
    expect(await chooseEngine('auto', starter(null, ['cpu']))).toMatchObject({
      name: 'cpu',
      reason: 'wasm-failed',
    });
    await expect(chooseEngine('auto', starter(null, []))).rejects.toThrow('No engine');
  });
});

describe('isSoftware', () => {
  it('knows the software adapters', () => {
    const described = (description: string) => ({ ...hardware, description });
    expect(isSoftware(hardware)).toBe(false);
    expect(isSoftware(swiftshader)).toBe(true);
    expect(isSoftware({ ...hardware, fallback: true })).toBe(true);
    expect(isSoftware(described('llvmpipe (LLVM 15.0.6, 256 bits)'))).toBe(true);
    expect(isSoftware(described('Microsoft Basic Render Driver'))).toBe(true);
    expect(isSoftware(described('AMD Radeon Warpath'))).toBe(false);
  });
});

describe('preferenceAfterLoss', () => {
  it('tries the GPU again, but not where it was lost twice in a minute', () => {
    expect(preferenceAfterLoss('auto', [5e5])).toBe('auto');
    expect(preferenceAfterLoss('webgpu', [1e5, 5e5])).toBe('webgpu');
    expect(preferenceAfterLoss('webgpu', [1e5, 4.7e5, 5e5])).toBe('wasm');
  });
});
