/** Asks what is to become of a run in a file where networks on the page have been trained: take their place, or only enter the list. */

import { lazy, Suspense, useState } from 'react';

import { useRunsState } from './useRuns';

const RunOfferDialog = lazy(() => import('./RunOfferDialog'));

/** The dialogue is fetched when it is needed for the first time, and stays: closing, it gives the focus back. */
export function RunOffer() {
  const asked = useRunsState(({ offer }) => offer !== null);
  const [wanted, setWanted] = useState(false);
  if (asked && !wanted) setWanted(true);
  return wanted ? (
    <Suspense fallback={null}>
      <RunOfferDialog />
    </Suspense>
  ) : null;
}
