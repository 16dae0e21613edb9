/** Keeps count while recordings are imported, and draws up the import report. */

import type { SkeletonSequence } from '../skeleton/sequence';
import { type CleanedRecording, emptyCleaningCounts } from './clean';
import type { CleaningCounts, FileProblem, ImportReport } from './problem';

const MOST_PROBLEMS = 1_000;

export class ImportLedger {
  /** Files found, of whatever kind. */
  files = 0;
  readonly #now: () => number;
  readonly #start: number;
  readonly #sequences: SkeletonSequence[] = [];
  readonly #ids = new Set<string>();
  /** Where to go on counting, so that ten thousand files of one name do not count from the start each time. */
  readonly #namesakes = new Map<string, number>();
  readonly #problems: FileProblem[] = [];
  readonly #cleaning = emptyCleaningCounts();
  #problemCount = 0;
  #filesDone = 0;
  #bytesDone = 0;

  /** @param now milliseconds, monotonic */
  constructor(now: () => number) {
    this.#now = now;
    this.#start = now();
  }

  /** The name itself, or with the first number that is free: `name (2)`. */
  uniqueId(name: string): string {
    let id = name;
    let number = this.#namesakes.get(name) ?? 1;
    while (this.#ids.has(id)) {
      number += 1;
      id = `${name} (${number})`;
    }
    this.#namesakes.set(name, number);
    return id;
  }

  keep({ sequence, counts }: CleanedRecording, bytes: number): void {
    this.#sequences.push(sequence);
    this.#ids.add(sequence.id);
    for (const step of Object.keys(counts) as (keyof CleaningCounts)[]) {
      this.#cleaning[step] += counts[step];
    }
    this.#filesDone += 1;
    this.#bytesDone += bytes;
  }

  /** A file that cannot be used. */
  refuse(problem: FileProblem, bytes = 0): void {
    this.note(problem);
    this.#filesDone += 1;
    this.#bytesDone += bytes;
  }

  /** Lists a problem. */
  note(problem: FileProblem): void {
    this.#problemCount += 1;
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem);
  }

  progress(): { done: number; bytesDone: number; seconds: number } {
    return { done: this.#filesDone, bytesDone: this.#bytesDone, seconds: this.#seconds() };
  }

  finish(cancelled: boolean): { sequences: readonly SkeletonSequence[]; report: ImportReport } {
    const trainable = this.#sequences.filter((sequence) => sequence.name !== null).length;
    const report: ImportReport = {
      files: this.#filesDone,
      bytes: this.#bytesDone,
      sequences: trainable,
      watchOnly: this.#sequences.length - trainable,
      frames: this.#sequences.reduce((sum, sequence) => sum + sequence.frameCount, 0),
      seconds: this.#seconds(),
      cancelled,
      cleaning: { ...this.#cleaning },
      problems: this.#problems,
      problemsOmitted: this.#problemCount - this.#problems.length,
    };
    return { sequences: this.#sequences, report };
  }

  #seconds(): number {
    return (this.#now() - this.#start) / 1000;
  }
}
