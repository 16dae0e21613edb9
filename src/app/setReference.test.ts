import { describe, expect, it } from 'vitest';

import type { LibrarySet } from '../dataset/protocol';
import type { SetReference } from '../experiment/config';
import { differenceKey, findSet, sameContent } from './setReference';

const WANTED: SetReference = { id: 'a', name: 'Lab', hash: '00000000000000aa', recordings: 9 };

const listed = (id: string, name: string, hash: string | null): LibrarySet => ({
  ...{ id, name, hash, createdAt: 1, changedAt: 1, sequences: 9, frames: 90, bytes: 900 },
});

describe('a data set that a link names', () => {
  const byId = listed('a', 'Renamed', '00000000000000bb');
  const byHash = listed('b', 'Other', '00000000000000aa');
  const byName = listed('c', 'Lab', null);

  it('is found by its id, else by its content, else by its name', () => {
    expect(findSet(WANTED, [byName, byHash, byId])).toBe(byId);
    expect(findSet(WANTED, [byName, byHash])).toBe(byHash);
    expect(findSet(WANTED, [byName])).toBe(byName);
    expect(findSet(WANTED, [])).toBeUndefined();
  });

  it('is not found by a content that neither knows', () => {
    expect(findSet({ ...WANTED, hash: null }, [listed('d', 'Unopened', null)])).toBeUndefined();
  });

  it('is another one where its content is', () => {
    const same = { ...WANTED, id: 'b', name: 'Other' };
    expect(differenceKey(WANTED, same)).toBeNull();
    const other = { ...WANTED, hash: '00000000000000cc' };
    expect(differenceKey(WANTED, { ...other, id: 'c' })).toBe('data.library.differs');
    expect(differenceKey(WANTED, other)).toBe('data.library.changed');
  });

  it('of an old link, found by its name alone, may be another one', () => {
    const old = { ...WANTED, hash: null, recordings: null };
    expect(differenceKey(old, { ...WANTED, id: 'c' })).toBe('data.library.byName');
    expect(differenceKey(old, WANTED)).toBeNull();
  });
});

describe('a run that was trained on a data set', () => {
  it('goes on with the same recordings under whatever name, and with no others', () => {
    expect(sameContent(WANTED, { ...WANTED, id: 'z', name: 'Elsewhere' })).toBe(true);
    expect(sameContent(WANTED, { ...WANTED, hash: '00000000000000cc' })).toBe(false);
  });

  it('is told by figures alone where a content is not known', () => {
    expect(sameContent({ ...WANTED, hash: null }, WANTED)).toBe(true);
    expect(sameContent(WANTED, null)).toBe(true);
    expect(sameContent(null, WANTED)).toBe(true);
  });
});
