/** The ONNX files against the reference operations, run by ONNX Runtime. */

import * as ort from 'onnxruntime-web';
import { describe, expect, it } from 'vitest';

import { exported } from '../description';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from '../exports.fixture';
import { counts, stateSize } from '../plan';
import { encodeOnnxFrame } from './frame';
import { encodeOnnxSequence } from './sequence';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'error';

const TOLERANCE = 1e-5;

async function floats(tensor: ort.Tensor | undefined): Promise<Float32Array> {
  const data = await tensor?.getData();
  if (!(data instanceof Float32Array)) throw new TypeError('Not a float32 tensor');
  return data;
}

describe.each(NETWORK_CASES)('%s %j', (kind, options) => {
  const file = randomNetwork(kind, options);
  const network = exported(file);
  const { inputs, classes } = network.plan;

  it.each([
    [23, 3],
    [1, 1],
  ])('as a whole sequence of %d frames, %d at a time', async (time, batch) => {
    const session = await ort.InferenceSession.create(encodeOnnxSequence(network));
    const frames = randomFrames(time, batch);
    const { logits } = await session.run({
      frames: new ort.Tensor('float32', frames, [time, batch, inputs]),
    });
    expect(logits?.dims).toEqual([time, batch, classes]);
    const expected = await referenceLogits(file, frames, time, batch);
    expect(largestDifference(await floats(logits), expected)).toBeLessThan(TOLERANCE);
    await session.release();
  });

  it('frame by frame, its memory handed back', async () => {
    const [time, batch] = [23, 2];
    const session = await ort.InferenceSession.create(encodeOnnxFrame(network, file.snapshot.tensors));
    const frames = randomFrames(time, batch);
    const size = stateSize(network.plan);
    const memory = new Map<string, ort.Tensor>();
    if (size > 0)
      memory.set('state', new ort.Tensor('float32', new Float32Array(batch * size), [batch, size]));
    if (counts(network.plan)) memory.set('count', new ort.Tensor('int64', BigInt64Array.of(0n), [1]));
    expect([...session.inputNames].sort()).toEqual(['frame', ...memory.keys()].sort());
    const seen: number[] = [];
    for (let t = 0; t < time; t++) {
      const values = frames.slice(t * batch * inputs, (t + 1) * batch * inputs);
      const frame = new ort.Tensor('float32', values, [batch, inputs]);
      const outputs = await session.run({ frame, ...Object.fromEntries(memory) });
      seen.push(...(await floats(outputs['logits'])));
      for (const name of memory.keys()) memory.set(name, outputs[`next_${name}`] as ort.Tensor);
    }
    const expected = await referenceLogits(file, frames, time, batch);
    expect(largestDifference(seen, expected)).toBeLessThan(TOLERANCE);
    await session.release();
  });
});
