/** What dialogues that ask something share: they open after what asks, stay while they fade, and give the focus back. */

import { useEffect, useRef, useState } from 'react';

const AFTER_CLOSING_MS = 20;

/** @param question null where nothing is asked */
export function useDialogue<Question>(question: Question | null): {
  readonly opened: boolean;
  /** Also while the dialogue fades. */
  readonly shown: Question | null;
} {
  const [shown, setShown] = useState(question);
  if (question !== null && question !== shown) setShown(question);
  const [opened, setOpened] = useState(false);
  const asker = useRef<Element | null>(null);
  // The dialogue opens after this, so that what has the focus now can have it back.
  useEffect(() => {
    setOpened(question !== null);
    if (question !== null) {
      asker.current = document.activeElement;
      return;
    }
    const back = asker.current;
    if (!(back instanceof HTMLElement)) return;
    const timer = setTimeout(() => back.focus({ preventScroll: true }), AFTER_CLOSING_MS);
    return () => clearTimeout(timer);
  }, [question]);
  return { opened, shown };
}
