/** The ES modules against the reference operations, imported and run by Node. */

import { describe, expect, it } from 'vitest';

import { exported } from '../description';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from '../exports.fixture';
import { javascriptModule } from './javascript';

interface Network {
  reset(): void;
  step(frame: Float32Array): Float32Array;
}

interface NetworkModule extends Network {
  readonly classes: readonly { readonly number: number; readonly name: string }[];
  readonly inputs: number;
  readonly test: { readonly time: number; readonly frames: Float32Array; readonly logits: Float32Array };
  createNetwork(): Network;
}

function load(text: string): Promise<NetworkModule> {
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}

function run(network: Network, frames: Float32Array, inputs: number): number[] {
  const time = frames.length / inputs;
  return Array.from({ length: time }, (_, t) => [
    ...network.step(frames.subarray(t * inputs, (t + 1) * inputs)),
  ]).flat();
}

describe.each(NETWORK_CASES)('%s %j', (kind, options) => {
  const file = randomNetwork(kind, options);

  it('computes its own test vector, again after a reset, and any other sequence', async () => {
    const module = await load(javascriptModule(exported(file), file.snapshot.tensors));
    const { test, inputs } = module;
    expect(test.logits).toHaveLength(test.time * module.classes.length);
    expect(largestDifference(run(module, test.frames, inputs), test.logits)).toBeLessThan(1e-5);
    module.reset();
    expect(largestDifference(run(module, test.frames, inputs), test.logits)).toBeLessThan(1e-5);
    const frames = randomFrames(25, 1);
    const other = run(module.createNetwork(), frames, inputs);
    expect(largestDifference(other, await referenceLogits(file, frames, 25, 1))).toBeLessThan(1e-5);
  });
});

it('says its classes and how to prepare inputs', async () => {
  const text = javascriptModule(
    exported(randomNetwork('drnn', {})),
    randomNetwork('drnn', {}).snapshot.tensors,
  );
  const { classes } = await load(text);
  expect(classes.map(({ number, name }) => [number, name])).toEqual([
    [8, 'Sit down'],
    [10, 'Clapping'],
    [23, 'Hand waving'],
    [61, 'Put on headphone'],
  ]);
  expect(text).toContain('spine base in its first frame');
  expect(text).toContain('the first of every 2 is used');
});
