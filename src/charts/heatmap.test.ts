import { describe, expect, it } from 'vitest';

import {
  cellAt,
  cellForKey,
  layOut,
  type Matrix,
  readCell,
  rowShares,
  tooltipPlace,
  worstConfusions,
} from './heatmap';

const MATRIX: Matrix = {
  rows: ['a', 'b', 'c'],
  columns: ['a', 'b', 'c'],
  values: Uint32Array.from([6, 3, 1, 0, 0, 0, 40, 20, 40]),
};

describe('numbers of the matrix', () => {
  it('shares out rows and leaves empty ones at zero', () => {
    expect([...rowShares(MATRIX)].map((share) => Math.round(share * 10))).toEqual([
      6, 3, 1, 0, 0, 0, 4, 2, 4,
    ]);
    expect(readCell(MATRIX, { row: 1, column: 2 })).toMatchObject({ value: 0, total: 0, share: 0 });
  });

  it('finds the worst confusions by share, never the diagonal', () => {
    expect(worstConfusions(MATRIX, 3).map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 0, 40],
      [0, 1, 3],
      [2, 1, 20],
    ]);
    expect(worstConfusions({ ...MATRIX, values: Uint32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]) }, 5)).toEqual(
      [],
    );
  });
});

describe('geometry of the matrix', () => {
  const labels = (letters: number) => ({ row: letters * 0.6, column: letters * 0.6 });

  it('keeps cells and labels legible for 60 classes, however narrow the page', () => {
    for (const width of [300, 600, 1200]) {
      const layout = layOut(60, 60, width, labels);
      expect(layout.cell).toBeGreaterThanOrEqual(9);
      expect(layout.font).toBeGreaterThanOrEqual(9);
      expect(layout.font).toBeLessThanOrEqual(layout.cell);
    }
  });

  it('fits the container where the classes are few', () => {
    const layout = layOut(24, 24, 640, labels);
    expect(layout.width).toBeLessThanOrEqual(640);
    expect(layout.cell).toBeLessThanOrEqual(28);
    expect(layOut(4, 4, 640, labels).cell).toBe(44);
  });

  it('shortens names before it lets 60 classes scroll', () => {
    const laptop = layOut(60, 60, 668, labels);
    expect(laptop.width).toBeLessThanOrEqual(668);
    expect(laptop.letters).toBeLessThan(22);
    expect(layOut(60, 60, 1200, labels).letters).toBe(22);
    expect(layOut(60, 60, 366, labels)).toMatchObject({ letters: 12, cell: 9 });
  });

  it('keeps what is said of a cell within what is seen', () => {
    for (const seen of [360, 668]) {
      for (let cellLeft = 0; cellLeft <= seen - 9; cellLeft += 9) {
        const { inset, maxWidth } = tooltipPlace(cellLeft, 9, seen);
        expect(inset + maxWidth).toBeLessThanOrEqual(seen);
        expect(maxWidth).toBeGreaterThan(160);
      }
    }
    expect(tooltipPlace(100, 10, 668)).toEqual({ side: 'left', inset: 118, maxWidth: 288 });
    expect(tooltipPlace(600, 10, 668)).toEqual({ side: 'right', inset: 76, maxWidth: 288 });
  });

  it('finds the cell under a point and none outside', () => {
    const layout = layOut(3, 3, 400, labels);
    const middle = (index: number) => (index + 0.5) * layout.cell;
    expect(cellAt(layout, layout.left + middle(2), layout.top + middle(1), 3, 3)).toEqual({
      row: 1,
      column: 2,
    });
    expect(cellAt(layout, layout.left - 2, layout.top + 5, 3, 3)).toBeNull();
    expect(cellAt(layout, layout.left + middle(3), layout.top + 5, 3, 3)).toBeNull();
  });

  it('moves by keys and stops at the edges', () => {
    const from = { row: 1, column: 0 };
    expect(cellForKey('ArrowDown', from, 3, 3)).toEqual({ row: 2, column: 0 });
    expect(cellForKey('ArrowLeft', from, 3, 3)).toEqual(from);
    expect(cellForKey('End', from, 3, 3)).toEqual({ row: 1, column: 2 });
    expect(cellForKey('Tab', from, 3, 3)).toBeNull();
  });
});
