import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';

import type { Tensor1D, Tensor2D, Tensor3D } from './operations';
import { createReferenceOperations } from './reference';
import { expectAgreement } from './wasm/agreement.fixture';
import { createWasmOperations } from './wasm/operations';
import { createWebGpuOperations } from './webgpu/operations';

const namesOn = (backend: string) =>
  (tf.getKernelsForBackend(backend) ?? []).map(({ kernelName }) => kernelName);

it('have the same names on every backend, and one gradient for each', async () => {
  await tf.setBackend('cpu');
  const before = new Set(namesOn('cpu'));
  const { operations } = await createWasmOperations(tf);
  createWebGpuOperations(tf); // registers later: its gradients serve the CPU too
  const fused = namesOn('cpu').filter((name) => !before.has(name));
  expect(fused).toContain('DelayedRecurrence');
  expect(fused).toContain('LstmRecurrence');
  expect(namesOn('webgpu').sort()).toEqual([...fused].sort());
  expect(namesOn('wasm').sort()).toEqual([...fused].sort());

  const shapes = { x: [5, 3, 4], input: [4, 8], recurrent: [2, 8], bias: [8] };
  expectAgreement(createReferenceOperations(tf), operations, shapes, (given, { x, input, recurrent, bias }) =>
    given.lstmRecurrence(
      x as Tensor3D,
      { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D },
      'tanh',
    ),
  );
});

it('gives the pieces of one vector a gradient of the whole vector, and copies no weights together', async () => {
  await tf.setBackend('cpu');
  const { operations } = await createWasmOperations(tf);
  const x = tf.ones<tf.Rank.R3>([2, 2, 3]);
  const total = 5 + 3 * 2 + 2;
  const network = (packed: Tensor1D) => {
    const [, weight, bias] = operations.unpack(packed, [[5], [3, 2], [2]]);
    return operations.linear(x, weight as Tensor2D, bias as Tensor1D);
  };
  const { kernelNames } = await tf.profile(() => network(tf.ones([total])));
  expect(kernelNames).toEqual(expect.arrayContaining(['UnpackWeights', 'PackedLinear']));
  expect(kernelNames).not.toContain('Concat');
  const gradient = tf.grad((packed) => tf.sum(network(packed as Tensor1D)))(tf.ones([total]));
  expect([...gradient.dataSync()]).toEqual([0, 0, 0, 0, 0, 4, 4, 4, 4, 4, 4, 4, 4]);
});
