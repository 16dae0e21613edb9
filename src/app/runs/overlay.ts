/**
 * Curves of several runs in one chart. A network keeps its colour; runs are told apart by their dashes, and from the eighth on
 * by a paler or deeper tone as well, so that no two lines look the same.
 */

import type { CurveSeries } from '../../charts/series';
import { type CourseScale, type CurveView, placeOf, viewCourse } from '../../metrics/curveView';
import { decimate, type HistoryCurve, type HistoryPoint, smooth } from '../../metrics/history';
import { type BandPoint, meanCurve } from '../../metrics/runStatistics';
import { assignAppearances } from '../../networks/appearance';
import { trainingMultiplyAdds } from '../../networks/cost';
import type { RecordedNetwork, RunRecord } from '../../training/runRecord';
import { networkNames } from '../experimentEdits';

export type Scheme = 'light' | 'dark';

interface Line {
  readonly colour: string;
  readonly dash: string;
}

const DASHES = ['', '7 3', '2 3', '10 3 2 3', '4 2', '12 3', '1 2', '8 3 1 3 1 3'] as const;
/** Share of black or white in the tone of the runs after the first eight, the next eight, … */
const TONES = [0, 0.45, 0.25, 0.6] as const;

/** The line of one network in the nth of several runs. @param own the network's line, where it stands alone */
export function lineOf(own: Line, nth: number, runs: number, scheme: Scheme): Line {
  if (runs < 2) return own;
  const share = TONES[Math.floor(nth / DASHES.length) % TONES.length] ?? 0;
  return {
    colour: mixed(own.colour, scheme === 'light' ? 0 : 255, share),
    dash: DASHES[nth % DASHES.length] ?? '',
  };
}

/** @param colour `#rrggbb` */
function mixed(colour: string, towards: number, share: number): string {
  if (share === 0) return colour;
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `#${parts
    .map((part) => Math.round(part + (towards - part) * share))
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Several runs of one experiment, or one run. */
export interface OverlaidRuns {
  readonly name: string;
  readonly records: readonly RunRecord[];
}

/** Words of the chart. */
export interface OverlayWords {
  series(run: string, network: string): string;
  mean(run: string, network: string, count: number): string;
  raw(label: string): string;
}

/** One line per network of each entry; mean and band where an entry holds several runs. */
export function overlaySeries(
  entries: readonly OverlaidRuns[],
  curve: HistoryCurve,
  view: CurveView,
  scheme: Scheme,
  words: OverlayWords,
): CurveSeries[] {
  return entries.flatMap(({ name, records }, nth) => {
    const [first] = records;
    if (first === undefined) return [];
    const names = networkNames(first.config.networks);
    const appearances = assignAppearances(first.config.networks);
    return first.networks.flatMap((network): CurveSeries[] => {
      const own = appearances.get(network.networkId);
      const networkName = names.get(network.networkId);
      if (own === undefined || networkName === undefined) return [];
      const line = lineOf({ colour: own[scheme], dash: own.dash }, nth, entries.length, scheme);
      const courses = coursesOf(records, network.networkId, curve);
      const scale = courseScale(first, network);
      const id = `${first.id} ${network.networkId}`;
      if (records.length > 1) {
        const label = words.mean(name, networkName, courses.length);
        return [{ id, label, ...line, ...bandOf(courses, view, scale) }];
      }
      const label = words.series(name, networkName);
      const { points, raw } = viewCourse(courses[0] ?? [], view, scale);
      const main: CurveSeries = { id, label, ...line, points };
      if (raw === null) return [main];
      return [{ ...main, id: `${id} raw`, label: words.raw(label), raw: true, points: raw }, main];
    });
  });
}

function coursesOf(
  records: readonly RunRecord[],
  networkId: string,
  curve: HistoryCurve,
): readonly (readonly HistoryPoint[])[] {
  return records
    .map(({ networks }) => networks.find((one) => one.networkId === networkId)?.curves[curve] ?? [])
    .filter(({ length }) => length > 0);
}

/** What one iteration of a network was in this run. */
function courseScale({ data }: RunRecord, network: RecordedNetwork): CourseScale {
  return {
    batchesPerEpoch: data.batchesPerEpoch,
    multiplyAdds: trainingMultiplyAdds(network, data.batchSize, data.framesPerSequence),
  };
}

function bandOf(
  courses: readonly (readonly HistoryPoint[])[],
  view: CurveView,
  scale: CourseScale,
): Pick<CurveSeries, 'points' | 'band'> {
  const mean = meanCurve(courses.map((course) => smooth(course, view.smoothing)));
  const chosen = new Set(
    decimate(mean, view.axis === 'seconds' ? 'seconds' : 'iteration', undefined, view.logX),
  );
  const drawn = mean.filter((point) => chosen.has(point));
  return {
    points: drawn.map((point) => ({ x: placeOf(point, view.axis, scale), y: point.value })),
    band: drawn.map(({ value, deviation }: BandPoint) => ({
      low: value - deviation,
      high: value + deviation,
    })),
  };
}

/** Runs that repeat one experiment become one entry, at the place of the first; others stay as they are. */
export function entriesOf(
  records: readonly RunRecord[],
  names: ReadonlyMap<string, string>,
  grouped: boolean,
  groupName: (record: RunRecord) => string,
): OverlaidRuns[] {
  const entries: { name: string; records: RunRecord[]; groupId: string | null }[] = [];
  for (const record of records) {
    const groupId = grouped ? (record.group?.id ?? null) : null;
    const entry = groupId === null ? undefined : entries.find((one) => one.groupId === groupId);
    if (entry !== undefined) entry.records.push(record);
    else entries.push({ name: names.get(record.id) ?? record.id, records: [record], groupId });
  }
  return entries.map(({ name, records: members }) => ({
    name: members.length > 1 && members[0] !== undefined ? groupName(members[0]) : name,
    records: members,
  }));
}
