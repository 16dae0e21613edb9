/** What a generating worker can be asked for: a performer's recordings as they are, or one session packed for the library. */

import type { SyntheticConfig } from '../experiment/config';
import type { RecordingSession } from '../recordings/synthetic/design';
import { generateSessions } from '../recordings/synthetic/generate';
import { type PackedRecording, packRecording } from './library/packedRecording';

interface PerformerOrder {
  readonly type: 'performer';
  readonly config: SyntheticConfig;
  readonly seed: number;
  readonly performer: number;
}

export interface SessionOrder {
  readonly type: 'session';
  readonly config: SyntheticConfig;
  readonly seed: number;
  readonly session: RecordingSession;
}

export type GeneratorOrder = PerformerOrder | SessionOrder;

/** Makes and packs on its own thread, letting other events in. */
export async function makeSession(
  { config, seed, session }: SessionOrder,
  signal?: AbortSignal,
): Promise<PackedRecording[]> {
  const options = signal === undefined ? {} : { signal };
  const sequences = await generateSessions(config, seed, [session], options);
  return sequences.map((sequence) => packRecording(sequence, null));
}
