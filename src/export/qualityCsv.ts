/** The tables of a quality report as CSV files: all rows, codes and ids as they are, the same in all languages. */

import type { CountedPart, QualityReport } from '../dataset/qualityReport';
import type { CleaningCounts } from '../recordings/problem';
import { actionName } from '../skeleton/actions';
import { csvText } from './csv';

const STEPS: readonly (readonly [name: string, step: keyof CleaningCounts])[] = [
  ['frames_without_bodies', 'framesWithoutBodies'],
  ['coordinates_repaired', 'coordinatesRepaired'],
  ['bodies_too_short', 'bodiesTooShort'],
  ['bodies_too_wide', 'bodiesTooWide'],
  ['bodies_beyond_two', 'bodiesBeyondTwo'],
];

export function countsCsv({ parts }: QualityReport, part: CountedPart): string {
  const named = part === 'action';
  const header = [part, ...(named ? ['name'] : []), 'sequences', 'frames'];
  const rows = parts[part].map(({ value, sequences, frames }) => [
    value,
    ...(named ? [actionName(value, 'en')] : []),
    sequences,
    frames,
  ]);
  return csvText([header, ...rows]);
}

/** The last bin is open where longer recordings are in it. */
export function lengthsCsv({ lengths }: QualityReport): string {
  const { from, width, counts, longest } = lengths;
  const rows = counts.map((count, i) => {
    const first = from + i * width;
    const last = first + width - 1;
    return [first, i === counts.length - 1 ? Math.max(last, longest) : last, count];
  });
  return csvText([['from_frames', 'to_frames', 'sequences'], ...rows]);
}

export function cleanedCsv({ cleaned }: QualityReport): string {
  const header = ['sequence', 'action', ...STEPS.map(([name]) => name)];
  const rows = cleaned.map(({ id, action, counts }) => [
    id,
    action,
    ...STEPS.map(([, step]) => counts[step]),
  ]);
  return csvText([header, ...rows]);
}

/** A row per recording; those of one group are equal. */
export function duplicatesCsv({ duplicates }: QualityReport): string {
  const rows = duplicates.flatMap(({ hash, frames, members, straddles, disagrees }, group) =>
    members.map(({ id, action, side }) => [
      group + 1,
      id,
      action,
      side,
      frames,
      hash,
      straddles ? 'yes' : 'no',
      disagrees ? 'yes' : 'no',
    ]),
  );
  return csvText([
    ['group', 'sequence', 'action', 'side', 'frames', 'content', 'straddles_split', 'actions_differ'],
    ...rows,
  ]);
}

export function refusedCsv({ refused }: QualityReport): string {
  const rows = refused.map(({ file, code, line, detail }) => [file, code, line, detail]);
  return csvText([['file', 'problem', 'line', 'detail'], ...rows]);
}
