import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { GOOD, importAll, problems, source, TRUNCATED, zipOf } from './importRecordings.fixture';
import { frames, skeletonLines, standing } from './skeletonText.fixture';

describe('zips', () => {
  it('are read entry by entry, with folders, and left-overs passed over', async () => {
    const zip = await zipOf({
      'nturgb+d/': '',
      'nturgb+d/S001C001P001R001A001.skeleton': GOOD,
      'nturgb+d/S001C001P002R001A001.skeleton': TRUNCATED,
      '__MACOSX/nturgb+d/._S001C001P001R001A001.skeleton': 'x',
      'nturgb+d/.DS_Store': 'x',
      'nturgb+d/readme.md': 'x',
      '../S001C001P003R001A061.skeleton': GOOD,
    });
    const result = await importAll([source('folder/ntu.zip', zip)]);
    expect(result.ids).toEqual(['S001C001P001R001A001', 'S001C001P003R001A061']);
    expect(problems(result)).toEqual([
      'truncated folder/ntu.zip/nturgb+d/S001C001P002R001A001.skeleton',
      'unknown-format folder/ntu.zip/nturgb+d/readme.md',
    ]);
    expect(result.report.files).toBe(4);
    expect(result.progress[0]).toMatchObject({
      done: 1,
      total: 4,
      bytesTotal: GOOD.length * 2 + TRUNCATED.length,
    });
  });

  it('that need a password are listed once', async () => {
    const zip = await zipOf(
      { 'S001C001P001R001A001.skeleton': GOOD, 'S001C001P002R001A001.skeleton': GOOD },
      { password: 'secret' },
    );
    const result = await importAll([
      source('locked.zip', zip),
      source('S001C001P003R001A001.skeleton', GOOD),
    ]);
    expect(problems(result)).toEqual(['zip-encrypted locked.zip']);
    expect(result.ids).toEqual(['S001C001P003R001A001']);
  });

  it('that are cut off or no zips are listed, and the rest goes on', async () => {
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': GOOD });
    const result = await importAll([
      source('cut.zip', zip.slice(0, zip.size - 30)),
      source('half.zip', zip.slice(0, zip.size / 2)),
      source('no.zip', 'not a zip at all'),
      source('empty.zip', ''),
      source('good.zip', zip),
    ]);
    expect(problems(result)).toEqual(['cut', 'empty', 'half', 'no'].map((name) => `zip-broken ${name}.zip`));
    expect(result.ids).toEqual(['S001C001P001R001A001']);
    expect(result.report.files).toBe(5);
  });

  it('with one damaged entry give the others', async () => {
    const zip = await zipOf(
      { 'S001C001P001R001A001.skeleton': GOOD, 'S001C001P002R001A001.skeleton': GOOD },
      { level: 0 },
    );
    const bytes = new Uint8Array(await zip.arrayBuffer());
    // A digit within the first entry, which is stored as it is: only its checksum tells.
    bytes[bytes.indexOf('.'.charCodeAt(0), 200) + 1]! ^= 1;
    const result = await importAll([source('a.zip', bytes)]);
    expect(problems(result)).toEqual(['zip-broken a.zip/S001C001P001R001A001.skeleton']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('that lie about the size of an entry lose that entry alone', async () => {
    const long = `${GOOD}${'0'.repeat(2 ** 24)}`;
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': long, 'S001C001P002R001A001.skeleton': GOOD });
    const bytes = new Uint8Array(await zip.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const statedAt = [...bytes.keys()].filter(
      (at) => at + 4 <= bytes.length && view.getUint32(at, true) === long.length,
    );
    expect(statedAt.length).toBeGreaterThan(0);
    for (const at of statedAt) view.setUint32(at, 1_000, true);
    const result = await importAll([source('a.zip', bytes)]);
    // Were the lie believed in silence, the text would be read and have `trailing-data`.
    expect(problems(result)).toEqual(['zip-broken a.zip/S001C001P001R001A001.skeleton']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('are never read whole', async () => {
    const noise = Array.from({ length: 300 }, (_, index) => standing(String(index % 60), index * 0.37));
    const big = skeletonLines(frames(300, (frame) => [noise[frame]!])).join('\n');
    const zip = await zipOf(
      Object.fromEntries(['1', '2', '3', '4'].map((p) => [`S001C001P00${p}R001A001.skeleton`, big])),
      { level: 0 },
    );
    const file = new File([zip], 'big.zip');
    let largest = 0;
    const slice = file.slice.bind(file);
    file.slice = (start = 0, end = file.size, type) => {
      largest = Math.max(largest, end - start);
      return slice(start, end, type);
    };
    file.arrayBuffer = () => Promise.reject(new Error('read whole'));
    const result = await importAll([{ path: 'big.zip', file }]);
    expect(result.ids).toHaveLength(4);
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThan(big.length * 1.01); // one entry with its header
  });
});

describe('what a zip must not do to the page', () => {
  it('unpack to far more than it holds', async () => {
    const zip = await zipOf({ 'S001C001P001R001A001.skeleton': '0'.repeat(2 ** 25) });
    expect(zip.size).toBeLessThan(2 ** 16);
    const result = await importAll([source('bomb.zip', zip), source('S001C001P003R001A001.skeleton', GOOD)]);
    expect(problems(result)).toEqual(['zip-bomb bomb.zip']);
    expect(result.ids).toEqual(['S001C001P003R001A001']);
  });

  it.each([
    ['begins', ['bomb', 'good', 'other']],
    ['is in its midst', ['good', 'bomb', 'other']],
    ['ends', ['good', 'other', 'bomb']],
  ])('unpack in part: where a bomb %s none of it is read', async (_where, order) => {
    const texts: Record<string, string> = { bomb: '0'.repeat(2 ** 25), good: GOOD, other: GOOD };
    const zip = await zipOf(Object.fromEntries(order.map((name) => [`${name}.skeleton`, texts[name] ?? ''])));
    const result = await importAll([source('a.zip', zip), source('after.skeleton', GOOD)]);
    expect(problems(result)).toEqual(['name-not-understood after.skeleton', 'zip-bomb a.zip']);
    expect(result.report.problems[0]?.detail).toBe('bomb.skeleton');
    expect(result.ids).toEqual(['after']);
  });

  it('be refused for what is not unpacked anyway', async () => {
    const zip = await zipOf({ 'notes.txt': '0'.repeat(2 ** 25), 'S001C001P001R001A001.skeleton': GOOD });
    const result = await importAll([source('a.zip', zip)]);
    expect(problems(result)).toEqual(['unknown-format a.zip/notes.txt']);
    expect(result.ids).toEqual(['S001C001P001R001A001']);
  });

  it('unpack the same bytes again and again', async () => {
    const one = { 'S001C001P001R001A001.skeleton': GOOD.repeat(1_200) };
    const bytes = new Uint8Array(await (await zipOf(one)).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const directoryAt = view.getUint32(bytes.length - 6, true);
    const record = bytes.slice(directoryAt, bytes.length - 22);
    const copies = 400;
    const bomb = new Uint8Array(directoryAt + record.length * copies + 22);
    bomb.set(bytes.subarray(0, directoryAt));
    for (let i = 0; i < copies; i++) bomb.set(record, directoryAt + i * record.length);
    bomb.set(bytes.subarray(bytes.length - 22), bomb.length - 22);
    const end = new DataView(bomb.buffer, bomb.length - 22);
    end.setUint16(8, copies, true);
    end.setUint16(10, copies, true);
    end.setUint32(12, record.length * copies, true);
    const result = await importAll([source('overlap.zip', bomb)]);
    expect(problems(result)).toEqual(['zip-bomb overlap.zip']);
    expect(result.ids).toEqual([]);
  });

  it('hold another', async () => {
    const inner = await zipOf({ 'S001C001P001R001A001.skeleton': GOOD });
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    await writer.add('inner.zip', inner.stream());
    await writer.add('S001C001P002R001A001.skeleton', new TextReader(GOOD));
    const result = await importAll([source('outer.zip', await writer.close())]);
    expect(problems(result)).toEqual(['zip-in-zip outer.zip/inner.zip']);
    expect(result.ids).toEqual(['S001C001P002R001A001']);
  });

  it('leave its entries where only 64-bit places reach', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, zip64: true });
    await writer.add('S001C001P001R001A001.skeleton', new TextReader(GOOD));
    const result = await importAll([source('zip64.zip', await writer.close())]);
    expect(result.ids).toEqual(['S001C001P001R001A001']);
  });
});
