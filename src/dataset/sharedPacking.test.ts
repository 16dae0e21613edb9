import { expect, it } from 'vitest';
import { type FilePacker, packFile, writeArchive } from '../recordings/writeArchive';
import type { PackedFile } from '../recordings/zipRecords';
import type { SkeletonSequence } from '../skeleton/sequence';
import { makeSequence } from './sequences.fixture';
import { SharedPacker, suitablePackers } from './sharedPacking';
import type { PoolWorker } from './workerPool';

const SEQUENCES = Array.from({ length: 20 }, (_, i) => makeSequence({ performer: i + 1 }, 4 + i, 1));
const signal = new AbortController().signal;

/** Packs after a while, the sooner the longer the recording; breaks after so many. */
class Packing implements PoolWorker<SkeletonSequence, PackedFile> {
  onmessage: ((event: MessageEvent<PackedFile>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  #left: number;

  constructor(most: number) {
    this.#left = most;
  }

  postMessage(sequence: SkeletonSequence): void {
    this.#left -= 1;
    setTimeout(() => {
      if (this.#left < 0) this.onerror?.(new Event('error') as ErrorEvent);
      else this.onmessage?.(new MessageEvent('message', { data: packFile(sequence) }));
    }, 30 - sequence.frameCount);
  }

  terminate(): void {}
}

const bytesOf = async (packer?: FilePacker) => {
  const options = { signal, onProgress: () => undefined, ...(packer === undefined ? {} : { packer }) };
  const blob = await writeArchive(SEQUENCES, SEQUENCES.length, options);
  return new Uint8Array(await blob.arrayBuffer());
};

it('gives the same archive as one thread alone, also where workers break', async () => {
  const alone = await bytesOf();
  expect(await bytesOf(new SharedPacker(() => new Packing(100), 3))).toEqual(alone);
  expect(await bytesOf(new SharedPacker(() => new Packing(2), 3))).toEqual(alone);
  expect(await bytesOf(new SharedPacker(() => new Packing(0), 0))).toEqual(alone);
});

it('asks for no worker for a small set', () => {
  expect(suitablePackers(8, 10)).toBe(0);
  expect([1, 2, 8].map((cores) => suitablePackers(cores, 1000))).toEqual([1, 2, 6]);
});
