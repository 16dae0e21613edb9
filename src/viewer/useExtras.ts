/** What a person chose to see besides the performers. */

import { useState } from 'react';

import type { SkeletonSequence } from '../skeleton/sequence';
import type { Extras } from './ShowMenu';

/** Wide enough for text in the picture. */
const WIDE = '(min-width: 48em)';

/** What a person chose to see; a joint of somebody who is not in the sequence is none. */
export function useExtras(sequence: SkeletonSequence | null) {
  'use memo';
  const [extras, setExtras] = useState<Extras>(() => ({
    joint: null,
    caption: window.matchMedia(WIDE).matches,
    savedCaption: true,
    letters: false,
    cameras: false,
  }));
  const present = extras.joint !== null && extras.joint.body < (sequence?.bodyCount ?? 0);
  return [present ? extras : { ...extras, joint: null }, setExtras] as const;
}
