/** Makes recordings for the data worker, one order after the other. */

import { generatePerformer } from '../recordings/synthetic/generate';
import { type GeneratorOrder, makeSession } from './generatorOrder';

self.onmessage = ({ data }: MessageEvent<GeneratorOrder>) => {
  carryOut(data).catch(reportError); // reaches the data worker as the worker's error event
};

async function carryOut(order: GeneratorOrder): Promise<void> {
  if (order.type === 'performer') {
    const sequences = await generatePerformer(order.config, order.seed, order.performer);
    const transfer = sequences.flatMap(({ positions, tracking }) => [positions.buffer, tracking.buffer]);
    self.postMessage(sequences, { transfer });
  } else {
    const recordings = await makeSession(order);
    self.postMessage(recordings, { transfer: recordings.map(({ bytes }) => bytes.buffer) });
  }
}
