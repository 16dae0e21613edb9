/** The built-in recordings of the experiment where they are too many for memory: what making them into the library takes. */

import type { SyntheticConfig } from '../experiment/config';
import { LargeSetOffer } from '../panels/LargeSetOffer';
import { estimatedBytes, MOST_IN_MEMORY, sequenceCount } from '../recordings/synthetic/design';
import { useAppParts, useAppState } from './context';
import { syntheticSetName } from './syntheticSetName';

/** A core's, before any has been measured. */
const RECORDINGS_PER_SECOND = 200;

export function isLarge(config: SyntheticConfig): boolean {
  return sequenceCount(config) > MOST_IN_MEMORY;
}

export function LargeSet() {
  const { controller } = useAppParts();
  const { data, seed } = useAppState((state) => state.config);
  const library = useAppState((state) => state.library);
  const measured = useAppState((state) => state.recordingsPerSecond);
  if (data.source !== 'synthetic') return null;
  const name = syntheticSetName(data, seed);
  const count = sequenceCount(data);
  const made = Math.min(count, library?.sets.find((set) => set.name === name)?.sequences ?? 0);
  const missing = 1 - made / count;
  const { usage = null, quota = null } = library ?? {};
  return (
    <LargeSetOffer
      count={count}
      made={made}
      bytes={estimatedBytes(data) * missing}
      seconds={(count * missing) / (measured ?? RECORDINGS_PER_SECOND * navigator.hardwareConcurrency)}
      room={usage === null || quota === null ? null : quota - usage}
      onMake={() => void controller.library.generateSet()}
    />
  );
}
