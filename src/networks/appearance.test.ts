import { describe, expect, it } from 'vitest';
import { assignAppearances, networkPlaces } from './appearance';

const network = (id: string, kind = id.replace(/-.*/, '')) => ({ id, kind, options: {} });

describe('places of networks', () => {
  it('follow the numbers of the ids, so that a removal moves nobody', () => {
    const all = [
      network('drnn-1'),
      network('lstm-1'),
      network('drnn-2'),
      network('drnn-3'),
      network('rnn-2'),
    ];
    const before = assignAppearances(all);
    expect([...networkPlaces(all).values()]).toEqual([0, 0, 1, 2, 1]);
    for (const removed of all) {
      const rest = all.filter(({ id }) => id !== removed.id);
      const after = assignAppearances(rest);
      for (const { id } of rest) expect(after.get(id)).toBe(before.get(id));
    }
  });

  it('go in order for other ids, and never double', () => {
    const places = networkPlaces([
      network('drnn'),
      network('drnn-1'),
      network('x', 'drnn'),
      network('drnn-99x'),
    ]);
    expect([...places.values()]).toEqual([0, 1, 2, 3]);
  });

  it('give twelve networks of one kind an appearance each, the first nine different', () => {
    const many = Array.from({ length: 12 }, (_, i) => network(`drnn-${i + 1}`));
    const appearances = [...assignAppearances(many).values()];
    expect(appearances).toHaveLength(12);
    expect(new Set(appearances.slice(0, 9)).size).toBe(9);
  });
});
