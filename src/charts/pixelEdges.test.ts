import { expect, it } from 'vitest';
import { edgesOf } from './pixelEdges';

it('puts every edge on a whole pixel of the screen and fills the width', () => {
  for (const ratio of [1, 2, 3]) {
    const edge = edgesOf(83, 372, ratio);
    const edges = Array.from({ length: 84 }, (_, i) => edge(i));
    expect(edges.every((at) => Math.abs(at * ratio - Math.round(at * ratio)) < 1e-9)).toBe(true);
    expect([edges[0], edges[83]]).toEqual([0, 372]);
    expect(edges).toEqual(edges.toSorted((a, b) => a - b));
  }
});
