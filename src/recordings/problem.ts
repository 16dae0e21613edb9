/**
 * What can be wrong with a file, as data: the message catalogue (`recordings.problem.<code>`) makes the
 * sentence. Every code that a reader can meet is listed here.
 */

export type ProblemCode =
  | 'truncated'
  | 'not-a-number'
  | 'wrong-joint-count'
  /** The line that gives the number of bodies holds no number of bodies. */
  | 'wrong-body-count'
  /** A line holds more or fewer values than the format gives it. */
  | 'wrong-value-count'
  /** The file goes on after the last frame it announced. */
  | 'trailing-data'
  | 'zero-frames'
  | 'no-bodies'
  | 'name-not-understood'
  | 'not-a-skeleton-file'
  | 'too-large'
  | 'zip-broken'
  | 'zip-encrypted'
  | 'unreadable';

export interface FileProblem {
  readonly code: ProblemCode;
  /** Path inside the dropped folder or zip, `archive.zip/entry.skeleton`. */
  readonly file: string;
  /** Line in the file, counted from 1, where there is one. */
  readonly line: number | null;
  /** What stood there or what was expected, a few characters; empty where the code says it all. */
  readonly detail: string;
}

/** What cleaning did, each counted over all sequences of one import. */
export interface CleaningCounts {
  /** Frames without any body, dropped. */
  framesWithoutBodies: number;
  /** Joint coordinates that were the literal NaN or not finite, replaced by the joint's nearest good value. */
  coordinatesRepaired: number;
  /** Bodies removed because they last fewer than 12 frames. */
  bodiesTooShort: number;
  /** Bodies removed because they are wider than tall in most of their frames. */
  bodiesTooWide: number;
  /** Bodies removed because two others move more. */
  bodiesBeyondTwo: number;
}

export interface ImportReport {
  /** Files looked at, of whatever kind. */
  readonly files: number;
  readonly bytes: number;
  /** Sequences that can be trained on. */
  readonly sequences: number;
  /** Sequences kept for watching only: their names carry no action. */
  readonly watchOnly: number;
  readonly frames: number;
  readonly seconds: number;
  readonly cancelled: boolean;
  readonly cleaning: CleaningCounts;
  /** One entry per file that could not be used, or (name-not-understood) only for watching; at most 1,000. */
  readonly problems: readonly FileProblem[];
  /** Problems beyond the ones listed. */
  readonly problemsOmitted: number;
}
