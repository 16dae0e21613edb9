/** Which sequences a list shows: by action, performer, camera, side of the split, and words. Pure. */

import type { SequenceSummary } from '../dataset/protocol';
import type { Language } from '../i18n/i18n';
import { actionName } from '../skeleton/actions';

export type SplitSide = 'train' | 'test';

/** `null` shows all. */
export interface SequenceFilter {
  readonly text: string;
  readonly action: number | null;
  readonly performer: number | null;
  readonly camera: number | null;
  readonly side: SplitSide | null;
}

export const SHOW_ALL: SequenceFilter = { text: '', action: null, performer: null, camera: null, side: null };

/** @param sideOf side of a sequence by id; absent where it is on neither */
export function filterSequences(
  sequences: readonly SequenceSummary[],
  filter: SequenceFilter,
  sideOf: ReadonlyMap<string, SplitSide>,
  language: Language,
): readonly SequenceSummary[] {
  const words = plain(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return sequences.filter(({ id, name }) => {
    if (filter.action !== null && name?.action !== filter.action) return false;
    if (filter.performer !== null && name?.performer !== filter.performer) return false;
    if (filter.camera !== null && name?.camera !== filter.camera) return false;
    if (filter.side !== null && sideOf.get(id) !== filter.side) return false;
    if (words.length === 0) return true;
    const text = plain(name === null ? id : `${id} ${actionName(name.action, language)}`);
    return words.every((word) => text.includes(word));
  });
}

/** Lower case without accents, so that "telefono" finds "teléfono". */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}

/** The values of one part of the names, ascending. */
export function valuesOf(
  sequences: readonly SequenceSummary[],
  part: 'action' | 'performer' | 'camera',
): readonly number[] {
  return [...new Set(sequences.flatMap(({ name }) => (name === null ? [] : [name[part]])))].sort(
    (a, b) => a - b,
  );
}
