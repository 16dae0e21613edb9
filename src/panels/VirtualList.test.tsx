// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { VirtualList } from './VirtualList';

const VIEW = 300;
const WRAPPED = 60;

// Nothing is laid out here: all that scrolls is as high as the view, and all rows wrap.
beforeAll(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { get: () => VIEW });
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => WRAPPED });
});
afterEach(cleanup);

function show(count: number, height: number | (() => number), focusable = false) {
  render(
    <VirtualList
      label="Numbers"
      count={count}
      height={height}
      overscan={2}
      className="scroller"
      focusable={focusable}
      none={<p>nothing</p>}
    >
      {(index) => <span>{index}</span>}
    </VirtualList>,
  );
  const list = screen.getByRole('list', { name: 'Numbers' });
  return { list, rows: within(list).queryAllByRole('listitem') };
}

describe('VirtualList', () => {
  it('draws the rows in view and a few more, each with its place among all', () => {
    const { list, rows } = show(1_000, 30);
    expect(rows.map((row) => row.textContent)).toEqual(Array.from({ length: 12 }, (_, i) => String(i)));
    expect(rows.map((row) => row.getAttribute('aria-posinset')).slice(0, 2)).toEqual(['1', '2']);
    expect(rows[11]?.getAttribute('aria-setsize')).toBe('1000');
    expect(rows[11]?.style).toMatchObject({ height: '30px', transform: 'translateY(330px)' });
    expect(list.style.height).toBe('30000px');
    expect(screen.queryByText('nothing')).toBeNull();
  });

  it('measures rows whose height is only likely', () => {
    const { list, rows } = show(100, () => 30);
    expect(rows[1]?.style.transform).toBe(`translateY(${WRAPPED}px)`);
    expect(rows[1]?.style.height).toBe('');
    expect(Number.parseInt(list.style.height, 10)).toBeGreaterThan(100 * 30);
  });

  it('says so where there is none', () => {
    expect(show(0, 30).rows).toEqual([]);
    expect(screen.getByText('nothing')).toBeTruthy();
  });

  it('can be scrolled by keyboard where its rows hold nothing to reach', () => {
    show(3, 30, true);
    expect(screen.getByRole('region', { name: 'Numbers' }).tabIndex).toBe(0);
    cleanup();
    show(3, 30);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
