/** Dialogues that ask something. Each is fetched when it is needed for the first time, and stays: closing, it gives the focus back. */

import { lazy, type ReactNode, Suspense, useState } from 'react';

import { useAppState } from './context';
import { useRunsState } from './runs/useRuns';

const AdditionDialog = lazy(() => import('./AdditionDialog'));
const RunOfferDialog = lazy(() => import('./runs/RunOfferDialog'));

export function Questions() {
  const adding = useAppState(({ addition }) => addition !== null);
  const offered = useRunsState(({ offer }) => offer !== null);
  return (
    <>
      <Once asked={adding}>
        <AdditionDialog />
      </Once>
      <Once asked={offered}>
        <RunOfferDialog />
      </Once>
    </>
  );
}

function Once({ asked, children }: { readonly asked: boolean; readonly children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  if (asked && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
