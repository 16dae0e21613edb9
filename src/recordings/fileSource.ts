/** What an import is asked to read. */

import type { ReadingOptions } from './readRecording';

/** A picked or dropped file and its path inside a dropped folder. */
export interface FileSource {
  readonly path: string;
  readonly file: File;
  /** What the person chose about its reading; the defaults where absent. */
  readonly reading?: ReadingOptions;
}
