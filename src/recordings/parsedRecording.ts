/** What a parser hands to cleaning, whatever the format. */

import type { ProblemCode } from './problem';
import type { RawRecording } from './rawRecording';

export interface ParsedRecording {
  readonly raw: RawRecording;
  /** What was guessed, for the person to know. */
  readonly remarks: readonly { readonly code: ProblemCode; readonly detail: string }[];
  /** The action, where the file itself names it. */
  readonly action: number | null;
}
