import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core.js';
import { describe, expect, it } from 'vitest';
import { generateSequence } from './synthetic/generate';
import { type FilePacker, packFile, streamArchive, writeArchive } from './writeArchive';

const SEQUENCE = generateSequence({ setup: 1, camera: 1, performer: 1, replication: 1, action: 9 }, 1);
const signal = new AbortController().signal;
const quiet = { signal, onProgress: () => undefined };

function* repeated(count: number) {
  for (let i = 0; i < count; i++) yield SEQUENCE;
}

/** Gives the same content a name of its own each time. */
function numbering(): FilePacker {
  const file = { ...packFile(SEQUENCE), packed: new Uint8Array([3, 0]), size: 0, crc32: 0 }; // an empty text
  let number = 0;
  return { parallel: 4, pack: async () => ({ ...file, name: `${number++}.skeleton` }) };
}

describe('streamArchive', () => {
  it('hands on pieces of a few megabytes, one when the one before is written', async () => {
    const sizes: number[] = [];
    let writing = 0;
    const write = async ({ length }: Uint8Array) => {
      writing += 1;
      expect(writing).toBe(1);
      await new Promise((resolve) => setTimeout(resolve));
      sizes.push(length);
      writing -= 1;
    };
    const packed = packFile(SEQUENCE);
    const packer = { parallel: 3, pack: async () => packed };
    await streamArchive(repeated(200), 200, { write }, { ...quiet, packer });
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).toBeGreaterThan(200 * packed.packed.length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(2 ** 22 + packed.packed.length);
  });

  it('counts beyond 65,535 files', async () => {
    const blob = await writeArchive(repeated(66_000), 66_000, { ...quiet, packer: numbering() });
    const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
    const entries = await reader.getEntries();
    expect(entries).toHaveLength(66_000);
    expect(entries.at(-1)?.filename).toBe('65999.skeleton');
  });

  it('takes no more sequences than are under way, and none once aborted', async () => {
    const controller = new AbortController();
    let taken = 0;
    const sequences = (function* () {
      for (; taken < 50; taken++) yield SEQUENCE;
    })();
    let written = 0;
    const onProgress = ({ done }: { readonly done: number }) => {
      expect(taken - done).toBeLessThanOrEqual(4);
      written = done;
      if (done === 10) controller.abort();
    };
    const sink = { write: async () => undefined };
    const work = streamArchive(sequences, 50, sink, {
      signal: controller.signal,
      onProgress,
      packer: numbering(),
    });
    await expect(work).rejects.toThrow('abort');
    expect(written).toBe(10);
    expect(taken).toBeLessThan(16);
  });

  it('fails with what the sink or the packer says', async () => {
    const full = { write: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) };
    await expect(streamArchive(repeated(3), 3, full, quiet)).rejects.toThrow('full');
    const broken: FilePacker = { parallel: 2, pack: () => Promise.reject(new Error('broken')) };
    await expect(writeArchive(repeated(3), 3, { ...quiet, packer: broken })).rejects.toThrow('broken');
  });
});
