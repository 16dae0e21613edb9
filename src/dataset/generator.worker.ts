/** Makes the recordings of one performer after the other for the data worker. */

import type { SyntheticConfig } from '../experiment/config';
import { generatePerformer } from '../recordings/synthetic/generate';

interface Order {
  readonly config: SyntheticConfig;
  readonly seed: number;
  readonly performer: number;
}

self.onmessage = async ({ data }: MessageEvent<Order>) => {
  const sequences = await generatePerformer(data.config, data.seed, data.performer).catch(
    (error: unknown) => {
      reportError(error); // reaches the data worker as the worker's error event
      return null;
    },
  );
  if (sequences === null) return;
  const transfer = sequences.flatMap(({ positions, tracking }) => [positions.buffer, tracking.buffer]);
  self.postMessage(sequences, { transfer });
};
