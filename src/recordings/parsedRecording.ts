/** What a parser hands to cleaning, whatever the format. */

import type { RawRecording } from './parseSkeleton';
import type { ProblemCode } from './problem';

export interface ParsedRecording {
  readonly raw: RawRecording;
  /** What was guessed, for the person to know. */
  readonly remarks: readonly { readonly code: ProblemCode; readonly detail: string }[];
  /** The action, where the file itself names it. */
  readonly action: number | null;
}
