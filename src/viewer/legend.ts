/** What the colours of the picture mean: one list that the page shows and saved files carry. Pure. */

import type { TFunction } from 'i18next';

import { PALETTES, type Theme } from './palette';
import { weightScale } from './weightColours';

/** What joints coloured by weight tell of: the gradient of an answer's score. */
export interface JointWeighing {
  /** `[2, 25]`, 0–1: how much each joint weighs in the frame shown. */
  readonly weights: Float32Array;
  /** Of the network. */
  readonly name: string;
  /** That it answered, translated. */
  readonly action: string;
  /** Of the answer, from 1. */
  readonly frame: number;
  /** Whether weights are of the shown frame alone, rather than of all frames up to the answer together. */
  readonly held: boolean;
}

export interface LegendEntry {
  /** Dots stand one for each colour, a scale goes over all of them. */
  readonly mark: 'dots' | 'ring' | 'scale' | 'ghost';
  readonly colours: readonly string[];
  /** Before the mark; empty where nothing is. */
  readonly before: string;
  readonly text: string;
  /** In a sentence; null where the text says it all. */
  readonly hint: string | null;
}

interface Explained {
  readonly theme: Theme;
  /** In the picture. */
  readonly bodies: number;
  readonly weighing: JointWeighing | null;
  /** Title of the ghost; null where there is none. */
  readonly ghostTitle: string | null;
}

export function legendOf({ theme, bodies, weighing, ghostTitle }: Explained, t: TFunction): LegendEntry[] {
  const palette = PALETTES[theme];
  const [first, second] = palette.bodies;
  const dots = (text: string, ...colours: string[]): LegendEntry => ({
    mark: 'dots',
    colours,
    before: '',
    text,
    hint: null,
  });
  const entries: LegendEntry[] = [];
  if (weighing === null) {
    entries.push(dots(t('viewer.legend.left'), first.left), dots(t('viewer.legend.right'), first.right));
    if (bodies > 1) entries.push(dots(t('viewer.legend.second'), second.left, second.right));
  } else {
    const { name, action, frame, held } = weighing;
    entries.push({
      mark: 'scale',
      colours: weightScale(palette.weights),
      before: t('viewer.legend.least'),
      text: t('viewer.legend.most'),
      hint: t(`viewer.legend.${held ? 'weightsHeldHint' : 'weightsHint'}`, { name, action, frame }),
    });
  }
  const inferred = t('viewer.legend.inferred');
  entries.push({
    mark: 'ring',
    colours: [],
    before: '',
    text: inferred,
    hint: t('viewer.legend.inferredHint'),
  });
  if (ghostTitle !== null) {
    const text = t('viewer.legend.ghost', { title: ghostTitle });
    entries.push({ mark: 'ghost', colours: [palette.ghost[0].centre], before: '', text, hint: null });
  }
  return entries;
}

/** What the weights are, short enough for a picture. @param at frame that is shown, from 1 */
export function weighingNote({ name, action, frame, held }: JointWeighing, at: number, t: TFunction): string {
  return t(`viewer.legend.${held ? 'heldNote' : 'note'}`, { name, action, frame, at });
}
