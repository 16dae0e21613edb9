/** The graph models, loaded from a server and run by tfjs, against the reference operations. */

import { createServer, type Server } from 'node:http';
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exported } from '../description';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from '../exports.fixture';
import { counts, stateSize } from '../plan';
import { tfjsFiles } from './graphModel';

const TOLERANCE = 1e-5;
const files = new Map<string, Uint8Array>();
let server: Server;

beforeAll(async () => {
  await tf.setBackend('cpu');
  server = createServer((request, response) => {
    const bytes = files.get(request.url ?? '');
    response.statusCode = bytes === undefined ? 404 : 200;
    response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
});

function serve(folder: number, network: ReturnType<typeof randomNetwork>): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('No port');
  for (const { name, bytes } of tfjsFiles(exported(network), network.snapshot.tensors)) {
    files.set(`/${folder}/${name}`, bytes);
  }
  return `http://127.0.0.1:${address.port}/${folder}`;
}

describe.each(NETWORK_CASES.map((one, folder) => [...one, folder] as const))(
  '%s %j',
  (kind, options, folder) => {
    const file = randomNetwork(kind, options);
    const { plan } = exported(file);
    const { inputs, classes } = plan;

    it.each([
      [17, 3],
      [1, 1],
    ])('as a whole sequence of %d frames, %d at a time', async (time, batch) => {
      const model = await tf.loadGraphModel(`${serve(folder, file)}/sequence.json`);
      const frames = randomFrames(time, batch);
      const logits = await model.executeAsync({ frames: tf.tensor3d(frames, [time, batch, inputs]) });
      if (Array.isArray(logits)) throw new TypeError('One output');
      expect(logits.shape).toEqual([time, batch, classes]);
      const expected = await referenceLogits(file, frames, time, batch);
      expect(largestDifference(await logits.data(), expected)).toBeLessThan(TOLERANCE);
      model.dispose();
    });

    it('frame by frame, its memory handed back', async () => {
      const [time, batch] = [17, 2];
      const model = await tf.loadGraphModel(`${serve(folder, file)}/frame.json`);
      const frames = randomFrames(time, batch);
      const size = stateSize(plan);
      const memory = new Map<string, tf.Tensor>();
      if (size > 0) memory.set('state', tf.zeros([batch, size]));
      if (counts(plan)) memory.set('count', tf.tensor1d([0], 'int32'));
      const seen: number[] = [];
      for (let t = 0; t < time; t++) {
        const values = frames.subarray(t * batch * inputs, (t + 1) * batch * inputs);
        const given = { frame: tf.tensor2d(values, [batch, inputs]), ...Object.fromEntries(memory) };
        const names = ['logits', ...[...memory.keys()].map((name) => `next_${name}`)];
        const outputs = [model.execute(given, names)].flat();
        seen.push(...((await outputs[0]?.data()) ?? []));
        [...memory.keys()].forEach((name, i) => {
          memory.set(name, outputs[i + 1] as tf.Tensor);
        });
      }
      expect(largestDifference(seen, await referenceLogits(file, frames, time, batch))).toBeLessThan(
        TOLERANCE,
      );
      model.dispose();
    });
  },
);
