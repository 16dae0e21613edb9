import { describe, expect, it } from 'vitest';
import { generatePerformer, generateSequences } from '../recordings/synthetic/generate';
import { type Assistant, generateShared, suitableAssistants } from './sharedGeneration';

const CONFIG = {
  source: 'synthetic',
  actions: [8, 9, 10, 23, 24, 26, 27, 31, 35],
  performers: 4,
  setups: 1,
  cameras: [1, 2, 3],
  replications: 2,
} as const;
const config = { ...CONFIG, actions: [...CONFIG.actions], cameras: [...CONFIG.cameras] };
const TOTAL = 216;

/** An assistant in this thread. */
class Present implements Assistant {
  readonly performers: number[] = [];
  terminated = false;

  generate(given: typeof config, seed: number, performer: number) {
    this.performers.push(performer);
    return generatePerformer(given, seed, performer);
  }

  terminate(): void {
    this.terminated = true;
  }
}

const quiet = () => ({ signal: new AbortController().signal, onProgress: () => undefined });

describe('generateShared', () => {
  it('makes the same set as one worker alone, with progress that only grows', async () => {
    const helper = new Present();
    const seen: number[] = [];
    const options = { ...quiet(), onProgress: (done: number) => seen.push(done) };
    const shared = await generateShared(config, 5, options, () => helper, 1);
    expect(shared).toEqual(await generateSequences(config, 5));
    expect(helper.performers.length).toBeGreaterThan(0);
    expect(helper.terminated).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(TOTAL);
  });

  it('makes itself what an assistant cannot', async () => {
    const broken: Assistant = {
      generate: () => Promise.reject(new Error('no memory')),
      terminate: () => undefined,
    };
    const sequences = await generateShared(config, 5, quiet(), () => broken, 2);
    expect(sequences).toHaveLength(TOTAL);
  });

  it('asks nobody for a small set', async () => {
    const helper = new Present();
    const small = { ...config, actions: [8, 9] };
    expect(await generateShared(small, 5, quiet(), () => helper, 2)).toHaveLength(48);
    expect(helper.performers).toEqual([]);
  });

  it('ends at once when aborted, though an assistant never answers', async () => {
    const controller = new AbortController();
    let terminated = false;
    const silent: Assistant = {
      generate: () => new Promise(() => undefined),
      terminate: () => {
        terminated = true;
      },
    };
    const options = { signal: controller.signal, onProgress: () => undefined };
    const work = generateShared(config, 5, options, () => silent, 1);
    setTimeout(() => controller.abort(), 20);
    await expect(work).rejects.toThrow('abort');
    expect(terminated).toBe(true);
  });
});

it('leaves a core to the data worker itself', () => {
  expect([1, 2, 3, 8, 64].map(suitableAssistants)).toEqual([0, 1, 2, 3, 3]);
});
