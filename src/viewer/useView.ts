/** From where the picture is seen, as the buttons know it. */

import { useState } from 'react';

import type { SkeletonSequence } from '../skeleton/sequence';
import type { ViewName } from './views';

/** The side that the picture is seen from, as it was asked for. New performers are seen from there again. */
export function useView(sequence: SkeletonSequence | null, ghost: SkeletonSequence | null) {
  'use memo';
  const [view, setView] = useState<ViewName>('sensor');
  const [turnedAt, setTurnedAt] = useState<readonly (SkeletonSequence | null)[]>([]);
  const turned = turnedAt[0] === sequence && turnedAt[1] === ghost;
  return {
    view: turned ? null : view,
    choose: (next: ViewName) => {
      setView(next);
      setTurnedAt([]);
    },
    turn: () => setTurnedAt([sequence, ghost]),
  };
}
