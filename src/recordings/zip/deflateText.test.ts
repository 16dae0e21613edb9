import { deflateRawSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateSequence } from '../synthetic/generate';
import { writeSkeleton } from '../writeSkeleton';
import { deflateText } from './deflateText';

const back = (text: Uint8Array) => new Uint8Array(inflateRawSync(deflateText(text)));

describe('deflateText', () => {
  it('is read back by zlib, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
        expect(back(bytes)).toEqual(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('takes nothing, one kind of byte, and all kinds', () => {
    for (const text of [[], [7], [0, 0, 0], [1, 1], Array.from({ length: 4096 }, (_, i) => i & 255)]) {
      expect(back(Uint8Array.from(text))).toEqual(Uint8Array.from(text));
    }
  });

  it('keeps within 15 bits for counts that grow like Fibonacci numbers', () => {
    const counts = [1, 1];
    while (counts.length < 24) counts.push((counts.at(-1) ?? 0) + (counts.at(-2) ?? 0));
    const text = Uint8Array.from(counts.flatMap((count, symbol) => Array<number>(count).fill(symbol)));
    expect(back(text)).toEqual(text);
  });

  it('makes a recording hardly larger than zlib does at its first level', () => {
    const name = { setup: 1, camera: 1, performer: 1, replication: 1, action: 55 };
    const text = writeSkeleton(generateSequence(name, 1));
    expect(back(text)).toEqual(text);
    expect(deflateText(text).length).toBeLessThan(deflateRawSync(text, { level: 1 }).length * 1.1);
  });
});
