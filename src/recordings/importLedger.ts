/** Keeps count while recordings are imported, and draws up the import report. */

import type { SkeletonSequence } from '../skeleton/sequence';
import { emptyCleaningCounts } from './clean';
import { recordingFormatOf } from './formats';
import {
  type CleaningCounts,
  type FileProblem,
  type ImportReport,
  type ProblemCode,
  REMARKS_OF_AN_IMPORT,
} from './problem';

/** What the report needs to know of a recording. */
export type RecordingFacts = Pick<SkeletonSequence, 'name' | 'frameCount'>;

const OF_AN_IMPORT: ReadonlySet<ProblemCode> = new Set(REMARKS_OF_AN_IMPORT);
const MOST_PROBLEMS = 1_000;
/** As many as are kept with a data set. */
const MOST_REFUSED = 1_000;

/** How an import came to its end: all is read, the person cancelled it, or there is no more room. */
type ImportEnd = 'done' | 'cancelled' | 'full';

export class ImportLedger {
  readonly #now: () => number;
  readonly #start: number;
  #sequences = 0;
  #trainable = 0;
  #frames = 0;
  readonly #problems: FileProblem[] = [];
  #refused: FileProblem[] = [];
  #refusedCount = 0;
  readonly #cleaning = emptyCleaningCounts();
  readonly #said = new Set<ProblemCode>();
  #problemCount = 0;
  #filesDone = 0;
  #bytesDone = 0;
  #bvhFiles = 0;

  /** @param now milliseconds, monotonic */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  keep({ name, frameCount }: RecordingFacts, counts: CleaningCounts): void {
    this.#sequences += 1;
    this.#trainable += name === null ? 0 : 1;
    this.#frames += frameCount;
    for (const step of Object.keys(counts) as (keyof CleaningCounts)[]) {
      this.#cleaning[step] += counts[step];
    }
  }

  /** What is to be read. */
  list(path: string): void {
    if (recordingFormatOf(path) === 'bvh') this.#bvhFiles += 1;
  }

  /** One file more is done with. */
  pass(bytes: number): void {
    this.#filesDone += 1;
    this.#bytesDone += bytes;
  }

  /** A file that cannot be used. */
  refuse(problem: FileProblem, bytes = 0): void {
    this.refuseRow(problem);
    this.pass(bytes);
  }

  /** A recording that cannot be used, in a file of many. */
  refuseRow(problem: FileProblem): void {
    this.note(problem);
    this.#refusedCount += 1;
    this.#refused.push(problem);
    if (this.#refused.length >= 2 * MOST_REFUSED) this.#refused = this.#refused.slice(-MOST_REFUSED);
  }

  /** Lists a problem; a remark that is of the whole import once. */
  note(problem: FileProblem): void {
    if (OF_AN_IMPORT.has(problem.code)) {
      if (this.#said.has(problem.code)) return;
      this.#said.add(problem.code);
    }
    this.#problemCount += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  progress(): { done: number; bytesDone: number; seconds: number } {
    return { done: this.#filesDone, bytesDone: this.#bytesDone, seconds: this.#seconds() };
  }

  /** The last files that could not be used, at most 1,000: a prepared set may have millions of such rows. */
  get refused(): readonly FileProblem[] {
    return this.#refused.slice(-MOST_REFUSED);
  }

  /** All files that could not be used. */
  get refusedCount(): number {
    return this.#refusedCount;
  }

  finish(end: ImportEnd): ImportReport {
    const noRoom: FileProblem[] =
      end === 'full' ? [{ code: 'storage-full', file: '', line: null, detail: '' }] : [];
    const problems = [...noRoom, ...this.#problems].slice(0, MOST_PROBLEMS);
    return {
      files: this.#filesDone,
      bytes: this.#bytesDone,
      sequences: this.#trainable,
      watchOnly: this.#sequences - this.#trainable,
      frames: this.#frames,
      seconds: this.#seconds(),
      cancelled: end === 'cancelled',
      cleaning: { ...this.#cleaning },
      problems,
      problemsOmitted: noRoom.length + this.#problemCount - problems.length,
      bvhFiles: this.#bvhFiles,
    };
  }

  #seconds(): number {
    return (this.#now() - this.#start) / 1000;
  }
}
