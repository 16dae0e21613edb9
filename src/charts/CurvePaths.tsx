/**
 * The curves themselves, inside a Recharts chart: one path per series straight from its own points through the
 * chart's scales. Recharts' Line needs common rows and costs several times the time for eight series.
 */

import { useActiveTooltipLabel, useIsTooltipActive, useXAxisScale, useYAxisScale } from 'recharts';

import { type CurvePoint, type CurveSeries, pointAt } from './series';

type Scale = (value: number) => number;

/** The first evaluations are dots as well: a single point draws no line. */
const MAX_DOTS = 30;

/** SVG path through the points, to a tenth of a pixel; a non-finite y breaks the line. */
export function pathThrough(points: readonly CurvePoint[], scaleX: Scale, scaleY: Scale): string {
  let path = '';
  let down = false;
  for (const { x, y } of points) {
    if (!Number.isFinite(y)) {
      down = false;
      continue;
    }
    path += `${down ? 'L' : 'M'}${scaleX(x).toFixed(1)} ${scaleY(y).toFixed(1)}`;
    down = true;
  }
  return path;
}

/** A linear scale from a chart's own: two readings instead of one call into the chart per point. */
function linear(scale: ReturnType<typeof useXAxisScale>): Scale | null {
  const zero = scale?.(0);
  const one = scale?.(1);
  if (typeof zero !== 'number' || typeof one !== 'number') return null;
  return (value) => zero + value * (one - zero);
}

interface CurvePathsProps {
  readonly series: readonly CurveSeries[];
}

export function CurvePaths({ series }: CurvePathsProps) {
  const scaleX = linear(useXAxisScale());
  const scaleY = linear(useYAxisScale());
  const label = useActiveTooltipLabel();
  const active = useIsTooltipActive();
  if (scaleX === null || scaleY === null) return null;
  // Test curves lie on top of all train curves.
  const ordered = [...series].sort((a, b) => Number(b.faint ?? false) - Number(a.faint ?? false));
  return (
    <g pointerEvents="none">
      {ordered.map(({ id, colour, dash, faint = false, points }) => (
        <path
          key={id}
          d={pathThrough(points, scaleX, scaleY)}
          fill="none"
          stroke={colour}
          strokeWidth={faint ? 1 : 2.25}
          strokeOpacity={faint ? 0.45 : 1}
          strokeLinejoin="round"
          strokeDasharray={faint ? undefined : dash}
        />
      ))}
      {ordered
        .filter(({ faint = false, points }) => !faint && points.length <= MAX_DOTS)
        .flatMap(({ id, colour, points }) =>
          points
            .filter(({ y }) => Number.isFinite(y))
            .map(({ x, y }) => (
              <circle key={`${id} ${x}`} cx={scaleX(x)} cy={scaleY(y)} r={2.5} fill={colour} />
            )),
        )}
      {active &&
        typeof label === 'number' &&
        ordered.map(({ id, colour, faint = false, points }) => {
          const point = faint ? null : pointAt(points, label);
          if (point === null || !Number.isFinite(point.y)) return null;
          return <circle key={id} cx={scaleX(point.x)} cy={scaleY(point.y)} r={3.5} fill={colour} />;
        })}
    </g>
  );
}
