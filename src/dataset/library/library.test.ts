import { describe, expect, it } from 'vitest';

import type { FileProblem } from '../../recordings/problem';
import type { SkeletonSequence } from '../../skeleton/sequence';
import { makeSequence } from '../sequences.fixture';
import { Library } from './library';
import { type LibraryIndex, NONE_REFUSED, type RefusedFiles, refusedOf } from './libraryIndex';
import { LocalLocks } from './locks';
import { MemoryIndex } from './memoryIndex';
import { MemorySegments } from './memorySegments';
import { packRecording } from './packedRecording';
import type { SetWriter } from './setWriter';

const NEVER = new AbortController().signal;

function start({ mostBytes = Number.POSITIVE_INFINITY, index = new MemoryIndex() as LibraryIndex } = {}) {
  const segments = new MemorySegments(mostBytes);
  let names = 0;
  let time = 1_000;
  const locks = new LocalLocks();
  const parts = { index, segments, locks, newName: () => `n${++names}`, now: () => ++time };
  return { library: new Library(parts), segments, index, locks, again: () => new Library(parts) };
}

function adding(...sequences: SkeletonSequence[]) {
  return async (writer: SetWriter): Promise<RefusedFiles> => {
    for (const sequence of sequences) await writer.add(packRecording(sequence, null));
    return NONE_REFUSED;
  };
}

const many = (count: number, frames = 5) =>
  Array.from({ length: count }, (_, i) => makeSequence({ performer: i + 1 }, frames, 1));

describe('library', () => {
  it('gives back what was added, in another library on the same storage too', async () => {
    const { library, again } = start();
    const { id } = await library.create('Mine');
    const added = many(3);
    const set = await library.write(id, adding(...added), NEVER);
    expect(set).toMatchObject({ name: 'Mine', sequences: 3, frames: 15 });
    const open = await again().open(id, 1);
    expect([...open.entries.keys()]).toEqual(added.map((sequence) => sequence.id));
    for (const sequence of added) {
      const read = open.sequence(sequence.id);
      expect(read).toMatchObject({ ...sequence, positions: expect.anything() });
      const moved = read?.positions.map((value, i) => Math.abs(value - (sequence.positions[i] ?? 0)));
      expect(Math.max(...(moved ?? [1]))).toBeLessThan(1e-4);
      expect(open.motion(sequence.id, false)?.positions).toEqual(read?.positions);
    }
    expect(open.sequence('nobody')).toBeUndefined();
  });

  it('adds nothing when the same is added again, and puts a changed recording in the place of the old', async () => {
    const { library } = start();
    const { id } = await library.create('Mine');
    const first = await library.write(id, adding(...many(3)), NEVER);
    const second = await library.write(id, adding(...many(3)), NEVER);
    expect(second).toMatchObject({ sequences: 3, frames: 15, bytes: first.bytes });
    const third = await library.write(id, adding(...many(1, 9)), NEVER);
    expect(third).toMatchObject({ sequences: 3, frames: 19 });
    const open = await library.open(id, 1);
    expect(open.entries.size).toBe(3);
    expect(open.sequence('S001C001P001R001A001')?.frameCount).toBe(9);
  });

  it('knows a file again that it has from before files were told apart, and replaces what it gave', async () => {
    const { library } = start();
    const { id } = await library.create('Mine');
    const take = (frames: number, fileHash: string | null) => ({
      ...packRecording(makeSequence({}, frames, 1, 'take 1'), null),
      fileHash,
    });
    const outcomes: string[] = [];
    const add = (frames: number, fileHash: string | null) =>
      library.write(
        id,
        async (writer) => {
          outcomes.push(await writer.add(take(frames, fileHash)));
          return NONE_REFUSED;
        },
        NEVER,
      );
    const first = await add(5, null);
    expect(await add(5, 'file')).toMatchObject({ sequences: 1, frames: 5, bytes: first.bytes });
    expect(await add(7, 'file')).toMatchObject({ sequences: 1, frames: 7 });
    await add(9, 'other');
    expect(outcomes).toEqual(['added', 'known', 'replaced', 'added']);
    const open = await library.open(id, 1);
    expect([...open.entries.values()].map(({ id: name, frameCount }) => [name, frameCount])).toEqual([
      ['take 1', 7],
      ['take 1 (2)', 9],
    ]);
  });

  it('keeps what there was room for, and says that there is no more', async () => {
    const { library } = start({ mostBytes: 3_000 });
    const { id } = await library.create('Mine');
    await expect(library.write(id, adding(...many(9)), NEVER)).rejects.toThrow('full');
    const open = await library.open(id, 1);
    expect(open.entries.size).toBeGreaterThan(0);
    expect(open.entries.size).toBeLessThan(9);
    for (const key of open.entries.keys()) expect(open.sequence(key)?.frameCount).toBe(5);
  });

  it('gives its reserve back where the index has no room, and keeps what is on the disk', async () => {
    class FullIndex extends MemoryIndex {
      refusals = 1;
      override async append(...asked: Parameters<MemoryIndex['append']>) {
        if (this.refusals-- > 0) throw new DOMException('full', 'QuotaExceededError');
        return super.append(...asked);
      }
    }
    const { library } = start({ index: new FullIndex() });
    const { id } = await library.create('Mine');
    expect(await library.write(id, adding(...many(2)), NEVER)).toMatchObject({ sequences: 2 });
  });

  it('keeps the finished blocks when the page dies in the middle, and sweeps the rest away', async () => {
    const { library, again, segments, locks } = start();
    const { id } = await library.create('Mine');
    const sequences = many(1_200, 1);
    let died = () => {};
    const dying = new Promise<void>((resolve) => {
      died = resolve;
    });
    void library.write(
      id,
      async (writer) => {
        for (const sequence of sequences) await writer.add(packRecording(sequence, null));
        died();
        return new Promise(() => undefined); // never comes back
      },
      NEVER,
    );
    await dying;
    const open = await again().open(id, 1);
    expect(open.entries.size).toBe(1_000);
    expect(open.sequence([...open.entries.keys()].at(-1) ?? '')).toBeDefined();
    await segments.create('left over');
    await again().sweep();
    expect(await segments.names()).toHaveLength(1); // what is being written is not swept away
    expect(locks).toBeDefined();
  });

  it('lets one writer after the other write to a set', async () => {
    const { library } = start();
    const { id } = await library.create('Mine');
    const [a, b] = [many(4).slice(0, 3), many(4).slice(1)];
    await Promise.all([library.write(id, adding(...a), NEVER), library.write(id, adding(...b), NEVER)]);
    const open = await library.open(id, 1);
    expect(open.entries.size).toBe(4);
    expect(open.about.sequences).toBe(4);
  });

  it('names sets apart, renames and removes them with all their bytes', async () => {
    const { library, segments } = start();
    const first = await library.create('Mine');
    const second = await library.create('Mine');
    expect(second.name).toBe('Mine (2)');
    await library.write(first.id, adding(...many(2)), NEVER);
    await library.rename(first.id, 'Yours');
    expect((await library.sets()).map(({ name }) => name)).toEqual(['Yours', 'Mine (2)']);
    await library.remove(first.id);
    expect(await segments.names()).toEqual([]);
    await expect(library.open(first.id, 1)).rejects.toThrow('not in the library');
    await expect(library.write(first.id, adding(), NEVER)).rejects.toThrow('not in the library');
    await expect(library.rename(first.id, 'x')).rejects.toThrow('not in the library');
  });

  it('lists the last 1,000 files that were refused, and counts all', async () => {
    const { library, index } = start();
    const { id } = await library.create('Mine');
    const named = (from: number, count: number): FileProblem[] =>
      Array.from({ length: count }, (_, i) => ({
        code: 'truncated',
        file: String(from + i),
        line: null,
        detail: '',
      }));
    await library.write(id, async () => ({ refused: named(0, 600), refusedCount: 600 }), NEVER);
    const full = await library.write(
      id,
      async () => ({ refused: named(600, 900), refusedCount: 5_000 }),
      NEVER,
    );
    expect(full.refused).toEqual(named(500, 1_000));
    expect(full.refusedCount).toBe(5_600);
    const { refusedCount: _, ...old } = full; // of before they were counted
    await index.put(old);
    expect(refusedOf((await library.open(id, 1)).about).refusedCount).toBe(1_000);
    expect(await library.write(id, adding(...many(1)), NEVER)).toMatchObject({ refusedCount: 1_000 });
  });

  it('says so when the bytes of a sequence are gone', async () => {
    const { library, segments } = start();
    const { id } = await library.create('Mine');
    await library.write(id, adding(...many(2)), NEVER);
    for (const name of await segments.names()) await segments.remove(name);
    const open = await library.open(id, 1);
    expect(open.entries.size).toBe(2);
    expect(() => open.sequence('S001C001P001R001A001')).toThrow('gone');
  });

  it('has equal hashes for equal contents only', () => {
    const recording = makeSequence({ performer: 1 });
    const twin = { ...recording, id: 'other' };
    const hash = (sequence: SkeletonSequence) => packRecording(sequence, null).hash;
    expect(hash(twin)).toBe(hash(recording));
    const moved = recording.positions.slice();
    moved[10] = 1;
    expect(hash({ ...recording, positions: moved })).not.toBe(hash(recording));
  });
});
