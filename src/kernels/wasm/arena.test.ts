import type { TensorInfo } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import { Arena } from './arena';
import type { MemoryBackend } from './tensorStorage';

const tensor = (): TensorInfo => ({ dataId: {}, shape: [3], dtype: 'float32' });

/** Tensors whose every value is 7. */
const backend: MemoryBackend = {
  floats: () => Float32Array.of(7, 7, 7),
  integers: () => new Int32Array(3),
  make: tensor,
  share: (given) => given,
};

it('keeps what a forward walk says, until the next or until it is taken', () => {
  const arena = new Arena(new WebAssembly.Memory({ initial: 1 }), 1024);
  const [states, other] = [tensor(), tensor()];
  const at = arena.place(Float32Array.of(1, 2, 3));
  arena.keepRoom();
  const scratch = arena.reserve(64);
  arena.keep(states, at);

  arena.clear();
  expect(arena.reserve(64)).toBe(scratch); // above what is kept
  expect(arena.placeTensor(backend, states)).toBe(at);
  expect([...arena.floats(at, 3)]).toEqual([1, 2, 3]);
  expect([...arena.floats(arena.placeTensor(backend, other), 3)]).toEqual([7, 7, 7]);

  expect(arena.takeTensor(backend, states)).toBe(at);
  expect(arena.placeTensor(backend, states)).not.toBe(at); // a copy, since the taker may have written there

  arena.keep(states, at);
  arena.clearAll();
  expect([...arena.floats(arena.placeTensor(backend, states), 3)]).toEqual([7, 7, 7]);
});

it('grows, and what is there stays', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const arena = new Arena(memory, 0);
  const at = arena.place(Float32Array.of(1, 2, 3));
  arena.reserve(1_000_000);
  expect(memory.buffer.byteLength).toBeGreaterThan(1_000_000);
  expect([...arena.floats(at, 3)]).toEqual([1, 2, 3]);
});
