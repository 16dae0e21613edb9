/**
 * The curves themselves, inside a Recharts chart: one path per series straight from its own points through the
 * chart's scales. Recharts' Line needs common rows and costs several times the time for eight series.
 */

import { useActiveTooltipLabel, useIsTooltipActive, useXAxisScale, useYAxisScale } from 'recharts';

import { type AxisScale, pixelScale } from './curveScales';
import { type CurvePoint, type CurveSeries, pointAt } from './series';

type Scale = (value: number) => number;

/** The first evaluations are dots as well: a single point draws no line. */
const MAX_DOTS = 30;

/** SVG path through the points, to a tenth of a pixel; what has no place on an axis breaks the line. */
export function pathThrough(points: readonly CurvePoint[], scaleX: Scale, scaleY: Scale): string {
  let path = '';
  let down = false;
  for (const { x, y } of points) {
    const across = scaleX(x);
    const up = scaleY(y);
    if (!(Number.isFinite(across) && Number.isFinite(up))) {
      down = false;
      continue;
    }
    path += `${down ? 'L' : 'M'}${across.toFixed(1)} ${up.toFixed(1)}`;
    down = true;
  }
  return path;
}

/** SVG path around a band, whose ends stay on the axis. */
function bandPath({ points, band = [] }: CurveSeries, scaleX: Scale, scaleY: Scale, y: AxisScale): string {
  const edge = (end: 'low' | 'high') =>
    points.map(({ x }, i) => ({ x, y: Math.min(y.to, Math.max(y.from, band[i]?.[end] ?? Number.NaN)) }));
  const path = pathThrough([...edge('high'), ...edge('low').reverse()], scaleX, scaleY);
  return path === '' ? '' : `${path.replaceAll('M', 'L').replace('L', 'M')}Z`;
}

/** A scale from a chart's own: two readings instead of one call into the chart per point. */
function pixelsOf(axis: AxisScale, scale: ReturnType<typeof useXAxisScale>): Scale | null {
  const from = scale?.(axis.from);
  const to = scale?.(axis.to);
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return pixelScale(axis, from, to);
}

/** From the back: raw courses, train curves, test curves. */
function depth({ faint = false, raw = false }: CurveSeries): number {
  return raw ? 0 : faint ? 1 : 2;
}

const STROKES = [
  { width: 1, opacity: 0.22 },
  { width: 1, opacity: 0.45 },
  { width: 2.25, opacity: 1 },
] as const;

interface CurvePathsProps {
  readonly series: readonly CurveSeries[];
  readonly x: AxisScale;
  readonly y: AxisScale;
}

export function CurvePaths({ series, x, y }: CurvePathsProps) {
  const scaleX = pixelsOf(x, useXAxisScale());
  const scaleY = pixelsOf(y, useYAxisScale());
  const label = useActiveTooltipLabel();
  const active = useIsTooltipActive();
  if (scaleX === null || scaleY === null) return null;
  const ordered = [...series].sort((a, b) => depth(a) - depth(b));
  const main = ordered.filter((one) => depth(one) === 2);
  return (
    <g pointerEvents="none">
      {ordered
        .filter(({ band }) => band !== undefined)
        .map((one) => (
          <path
            key={`${one.id} band`}
            d={bandPath(one, scaleX, scaleY, y)}
            fill={one.colour}
            fillOpacity={0.16}
            stroke="none"
          />
        ))}
      {ordered.map((one) => (
        <path
          key={one.id}
          d={pathThrough(one.points, scaleX, scaleY)}
          fill="none"
          stroke={one.colour}
          strokeWidth={STROKES[depth(one)]?.width}
          strokeOpacity={STROKES[depth(one)]?.opacity}
          strokeLinejoin="round"
          strokeDasharray={depth(one) === 2 ? one.dash : undefined}
        />
      ))}
      {main
        .filter(({ points }) => points.length <= MAX_DOTS)
        .map((one) => dotsOf(one, one.points, 2.5, scaleX, scaleY))}
      {active &&
        typeof label === 'number' &&
        main.map((one) => {
          const point = pointAt(one.points, label);
          return point === null ? null : dotsOf(one, [point], 3.5, scaleX, scaleY);
        })}
    </g>
  );
}

function dotsOf(
  { id, colour }: CurveSeries,
  points: readonly CurvePoint[],
  radius: number,
  scaleX: Scale,
  scaleY: Scale,
) {
  return points.map(({ x, y }) => {
    const cx = scaleX(x);
    const cy = scaleY(y);
    if (!(Number.isFinite(cx) && Number.isFinite(cy))) return null;
    return <circle key={`${id} ${x} ${radius}`} cx={cx} cy={cy} r={radius} fill={colour} />;
  });
}
