import { expect, it } from 'vitest';
import { directoryEnd, directoryRecord, localHeader } from './zipRecords';

const FILE = { name: 'a.skeleton', packed: new Uint8Array(5), size: 9, crc32: 0xdeadbeef };
const ENTRY = { name: FILE.name, size: 9, crc32: FILE.crc32, packedSize: 5, offset: 77 };
const view = (bytes: Uint8Array<ArrayBuffer>) => new DataView(bytes.buffer);

it('describes a file before its bytes', () => {
  const header = view(localHeader(FILE));
  expect(header.getUint32(0, true)).toBe(0x04034b50);
  expect([14, 18, 22].map((at) => header.getUint32(at, true))).toEqual([0xdeadbeef, 5, 9]);
  expect(header.byteLength).toBe(30 + header.getUint16(26, true) + header.getUint16(28, true));
});

it('gives places beyond 4 GB in an extra field', () => {
  expect(view(directoryRecord(ENTRY)).getUint32(42, true)).toBe(77);
  const far = view(directoryRecord({ ...ENTRY, offset: 5e9 }));
  expect(far.getUint32(42, true)).toBe(0xffffffff);
  const extra = 46 + FILE.name.length;
  expect([far.getUint16(extra, true), far.getUint16(extra + 2, true)]).toEqual([1, 8]);
  expect(far.getBigUint64(extra + 4, true)).toBe(5_000_000_000n);
  expect(far.byteLength).toBe(extra + far.getUint16(30, true));
});

it('ends with one record, and with three where numbers are too large for it', () => {
  expect(directoryEnd(65_534, 100, 50)).toHaveLength(22);
  for (const [count, from] of [
    [65_535, 100],
    [3, 5e9],
  ] as const) {
    const end = view(directoryEnd(count, from, 50));
    expect(end.byteLength).toBe(98);
    expect(end.getBigUint64(32, true)).toBe(BigInt(count));
    expect(end.getBigUint64(48, true)).toBe(BigInt(from));
    expect(end.getBigUint64(56 + 8, true)).toBe(BigInt(from + 50));
    expect(end.getUint32(76, true)).toBe(0x06054b50);
  }
});
