import { describe, expect, it } from 'vitest';

import { makeSequence } from '../sequences.fixture';
import { Library } from './library';
import { NONE_REFUSED } from './libraryIndex';
import { LocalLocks } from './locks';
import { MemoryIndex } from './memoryIndex';
import { MemorySegments } from './memorySegments';
import { packRecording } from './packedRecording';
import { hashOfSet, keptHash } from './setHash';

const NEVER = new AbortController().signal;

function start() {
  let names = 0;
  let time = 1_000;
  const index = new MemoryIndex();
  const newName = () => `n${++names}`;
  const segments = new MemorySegments(Number.POSITIVE_INFINITY);
  const library = new Library({ index, segments, locks: new LocalLocks(), newName, now: () => ++time });
  const add = async (setId: string, performers: readonly number[], frames = 5) =>
    library.write(
      setId,
      async (writer) => {
        for (const performer of performers) {
          await writer.add(packRecording(makeSequence({ performer }, frames, 1), null));
        }
        return NONE_REFUSED;
      },
      NEVER,
    );
  const kept = async (setId: string) => {
    const set = (await library.sets()).find(({ id }) => id === setId);
    return set === undefined ? null : keptHash(set);
  };
  return { library, index, add, kept };
}

describe('the hash of a data set', () => {
  it('is 16 digits that neither order nor library change, and names and contents do', () => {
    const sequences = [
      { id: 'one', hash: 'aa' },
      { id: 'two', hash: 'bb' },
    ];
    const hash = hashOfSet(sequences);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashOfSet(sequences.toReversed())).toBe(hash);
    expect(
      hashOfSet([
        { id: 'one', hash: 'ab' },
        { id: 'two', hash: 'bb' },
      ]),
    ).not.toBe(hash);
    expect(
      hashOfSet([
        { id: 'once', hash: 'aa' },
        { id: 'two', hash: 'bb' },
      ]),
    ).not.toBe(hash);
    expect(hashOfSet(sequences.slice(1))).not.toBe(hash);
  });

  it('is the same of the same recordings in two libraries, added in another order', async () => {
    const [one, other] = [start(), start()];
    await other.library.create('first'); // so that ids differ
    const [a, b] = [await one.library.create('A'), await other.library.create('B')];
    await one.add(a.id, [1, 2, 3]);
    await other.add(b.id, [3, 1]);
    await other.add(b.id, [2]);
    const [first, second] = [await one.library.open(a.id, 1), await other.library.open(b.id, 1)];
    expect(first.hash).toBe(second.hash);
    expect(a.id).not.toBe(b.id);
  });

  it('is kept when a set is opened, for sets of before there was one too, and not once it has changed', async () => {
    const { library, add, kept, index } = start();
    const { id } = await library.create('Mine');
    await add(id, [1, 2]);
    expect(await kept(id)).toBeNull();
    const { hash } = await library.open(id, 1);
    expect(await kept(id)).toBe(hash);
    await library.rename(id, 'Yours');
    expect(await kept(id)).toBe(hash);

    await add(id, [3]);
    expect(await kept(id)).toBeNull();
    const grown = await library.open(id, 2);
    expect(grown.hash).not.toBe(hash);
    expect(await kept(id)).toBe(grown.hash);

    const [set] = await index.sets();
    const { content: _, ...old } = set ?? (await library.create('never'));
    await index.put(old);
    expect(await kept(id)).toBeNull();
    expect((await library.open(id, 3)).hash).toBe(grown.hash);
    expect(await kept(id)).toBe(grown.hash);
  });
});
