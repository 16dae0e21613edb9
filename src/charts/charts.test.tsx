// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { startI18n } from '../i18n/i18n';
import { CurveChart } from './CurveChart';
import { pathThrough } from './CurvePaths';
import { CurveTooltip } from './CurveTooltip';
import { NetworkGraph } from './NetworkGraph';
import { marksPath, ScheduleStrip } from './ScheduleStrip';
import { type CurveSeries, groupSeries } from './series';

beforeAll(startI18n);
afterEach(cleanup);

const show = (node: ReactNode) => render(<MantineProvider>{node}</MantineProvider>);

const SERIES: readonly CurveSeries[] = [
  { id: 'l', label: 'LSTM', colour: '#00f', dash: '6 3', points: [{ x: 100, y: 0.25 }] },
  {
    id: 'd',
    label: 'D-RNN',
    colour: '#f00',
    dash: '',
    points: [
      { x: 90, y: 0.3 },
      { x: 180, y: 0.481 },
    ],
  },
  { id: 'dt', label: 'D-RNN', colour: '#f00', dash: '', faint: true, points: [{ x: 185, y: 0.52 }] },
];
const CURVES = {
  title: 'Frame accuracy',
  xLabel: 'Iterations',
  yLabel: 'Correct',
  xKind: 'iterations',
  percent: true,
  emptyText: 'Click Train',
  onSave: () => undefined,
} as const;

describe('CurveChart', () => {
  it('names each network once and says the last values in words', () => {
    show(<CurveChart {...CURVES} series={SERIES} baseline={{ value: 0.05, label: 'Majority' }} />);
    const figure = screen.getByRole('figure', { name: 'Frame accuracy' });
    expect(within(figure).getAllByText('D-RNN')).toHaveLength(1);
    expect(within(figure).getByText('D-RNN: 48.1 % (Iterations: 180)')).toBeDefined();
    expect(within(figure).getByText('D-RNN, training batches: 52.0 % (Iterations: 185)')).toBeDefined();
    expect(within(figure).getByText('Majority: 5.0 %')).toBeDefined();
  });

  it('draws on logarithmic axes what has a place there, smoothed lines before their raw courses, and bands', () => {
    const { container } = show(
      <div style={{ width: 600, height: 300 }}>
        <CurveChart
          {...CURVES}
          logX
          logY
          series={[
            {
              ...(SERIES[1] as CurveSeries),
              band: [
                { low: 0, high: 0.4 },
                { low: 0.4, high: 0.6 },
              ],
            },
            { ...(SERIES[2] as CurveSeries), label: 'D-RNN, raw', raw: true },
          ]}
        />
      </div>,
    );
    expect(screen.queryByText('D-RNN, raw')).toBeNull();
    expect(container.innerHTML).not.toContain('NaN');
  });

  it('teaches while there is nothing to see', () => {
    show(<CurveChart {...CURVES} series={[]} />);
    expect(screen.getByText('Click Train')).toBeDefined();
  });
});

describe('CurveTooltip', () => {
  const values = (descending: boolean, x: number) => {
    show(
      <CurveTooltip
        x={x}
        title={`Iterations ${x}`}
        groups={groupSeries(SERIES)}
        descending={descending}
        formatY={(value) => value.toFixed(2)}
      />,
    );
    return screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent);
  };

  it('reads all networks at one place though their points differ, best first', () => {
    expect(values(true, 150)).toEqual(['D-RNN0.30–', 'LSTM0.25–']);
  });

  it('puts the lowest first where lower is better, and leaves out networks not yet there', () => {
    expect(values(false, 190)).toEqual(['LSTM0.25–', 'D-RNN0.480.52']);
    cleanup();
    expect(values(false, 95)).toEqual(['D-RNN0.30–']);
  });
});

describe('pathThrough', () => {
  it('breaks the line where a value is not finite', () => {
    const points = [0, 1, Number.NaN, 3].map((y, x) => ({ x, y }));
    expect(
      pathThrough(
        points,
        (x) => x * 10,
        (y) => 100 - y,
      ),
    ).toBe('M0.0 100.0L10.0 99.0M30.0 97.0');
  });
});

describe('NetworkGraph', () => {
  it('says its nodes and edges in words', () => {
    const nodes = [
      { id: 'x', label: 'x', column: 0, row: 0 },
      { id: 'h', label: 'h₁', column: 1, row: 0 },
    ];
    const edges = [
      { from: 'x', to: 'h', label: 'U', delay: 0 },
      { from: 'h', to: 'h', label: 'W', delay: 1 },
    ] as const;
    const { container } = show(<NetworkGraph title="RNN" colour="#00f" graph={{ nodes, edges }} />);
    expect(container.querySelector('title')?.textContent).toBe('RNN');
    expect(container.querySelector('desc')?.textContent).toBe(
      'Nodes: x, h₁. Within a frame: x to h₁ by U. From the frame before: h₁ to h₁ by W.',
    );
  });
});

describe('ScheduleStrip', () => {
  it('marks each update and sums them up', () => {
    const schedule = [
      [true, true, true],
      [false, false, true],
      [false, false, false],
    ];
    const { container } = show(
      <ScheduleStrip title="Schedule" colour="#f00" schedule={schedule} labels={['τ = 1', 'τ = 3']} />,
    );
    const figure = screen.getByRole('figure', { name: 'Schedule' });
    expect(within(figure).getByText('τ = 3: fires on 1 of 3 frames, first on frame 3.')).toBeDefined();
    expect(within(figure).getByText('group 3: does not fire in 3 frames.')).toBeDefined();
    const marks = [...container.querySelectorAll('figure > div svg path')].map(
      (path) => path.getAttribute('d')?.match(/M/g)?.length ?? 0,
    );
    expect(marks).toEqual([3, 1, 0]);
    expect(marksPath([false, true], 10, 8)).toBe('M10.00 0h9.00v8h-9.00z');
  });
});
