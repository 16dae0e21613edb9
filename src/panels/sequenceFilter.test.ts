import { describe, expect, it } from 'vitest';

import type { SequenceSummary } from '../dataset/protocol';
import { filterSequences, SHOW_ALL, type SplitSide, valuesOf } from './sequenceFilter';

function sequence(id: string, action: number | null, performer = 1, camera = 1): SequenceSummary {
  const name = action === null ? null : { setup: 1, camera, performer, replication: 1, action };
  return { id, name, synthetic: true, frameCount: 10, bodyCount: 1 };
}

const sequences = [
  sequence('S001C001P001R001A008', 8),
  sequence('S001C002P003R001A028', 28, 3, 2),
  sequence('party', null),
];
const sides = new Map<string, SplitSide>([
  ['S001C001P001R001A008', 'test'],
  ['S001C002P003R001A028', 'train'],
]);
const ids = (filter: Partial<typeof SHOW_ALL>, language: 'en' | 'es' = 'en') =>
  filterSequences(sequences, { ...SHOW_ALL, ...filter }, sides, language).map(({ id }) => id);

describe('filterSequences', () => {
  it('shows all without a filter, those without a name too', () => {
    expect(ids({})).toHaveLength(3);
  });

  it('filters by each part of the name and by side', () => {
    expect(ids({ action: 8 })).toEqual(['S001C001P001R001A008']);
    expect(ids({ performer: 3 })).toEqual(['S001C002P003R001A028']);
    expect(ids({ camera: 2 })).toEqual(['S001C002P003R001A028']);
    expect(ids({ side: 'train' })).toEqual(['S001C002P003R001A028']);
  });

  it('searches names in the language of the page, whatever case and accents', () => {
    expect(ids({ text: 'PHONE' })).toEqual(['S001C002P003R001A028']);
    expect(ids({ text: 'contéstar' }, 'es')).toEqual(['S001C002P003R001A028']);
    expect(ids({ text: 'p001 a008' })).toEqual(['S001C001P001R001A008']);
    expect(ids({ text: 'party' })).toEqual(['party']);
    expect(ids({ text: 'nowhere' })).toEqual([]);
  });
});

describe('valuesOf', () => {
  it('lists what occurs, once and ascending', () => {
    expect(valuesOf(sequences, 'action')).toEqual([8, 28]);
    expect(valuesOf(sequences, 'camera')).toEqual([1, 2]);
  });
});
