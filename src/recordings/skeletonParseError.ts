/** The one error that reading a `.skeleton` file throws: a code for the message catalogue, and where. */

import type { FileProblem, ProblemCode } from './problem';

export class SkeletonParseError extends Error {
  readonly code: ProblemCode;
  /** Line in the file, counted from 1, where there is one. */
  readonly line: number | null;
  /** What stood there or what was expected, a few characters. */
  readonly detail: string;

  constructor(code: ProblemCode, line: number | null = null, detail = '') {
    super(line === null ? code : `${code} at line ${line}`);
    this.name = 'SkeletonParseError';
    this.code = code;
    this.line = line;
    this.detail = detail;
  }

  /** The same as a line of the import report. */
  toProblem(file: string): FileProblem {
    return { code: this.code, file, line: this.line, detail: this.detail };
  }
}
