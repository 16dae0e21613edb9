/** The lines of a text that hold something, one after the other. A file of nothing but empty ones takes no long step either. */

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const LINES_PER_SLICE = 4_096;

export class TextLines {
  /** Number of the line in the file, counted from 1; of the last one, where there is no further. */
  line: number;
  readonly #bytes: Uint8Array;
  #from = 0;
  #to = 0;
  #next: number;

  /**
   * @param start first byte to read
   * @param line that byte's line
   */
  constructor(bytes: Uint8Array, start: number, line: number) {
    this.#bytes = bytes;
    this.#next = start;
    this.line = line - 1;
  }

  /** Goes to the next line that holds something, pausing every few milliseconds; false at the end of the file. */
  *next(): Generator<void, boolean> {
    const bytes = this.#bytes;
    while (this.#next < bytes.length) {
      this.#from = this.#next;
      this.line += 1;
      if (this.line % LINES_PER_SLICE === 0) yield;
      const held = this.#pastBlanks();
      const feed = bytes[held] === LINE_FEED ? held : bytes.indexOf(LINE_FEED, held);
      this.#to = feed < 0 ? bytes.length : feed;
      this.#next = this.#to + 1;
      if (held < this.#to) return true;
    }
    return false;
  }

  /** The line without its end. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(this.#from, this.#to);
  }

  /** First byte of the line behind it. */
  get end(): number {
    return this.#next;
  }

  #pastBlanks(): number {
    const bytes = this.#bytes;
    let at = this.#from;
    while (bytes[at] === SPACE || bytes[at] === RETURN || bytes[at] === TAB) at += 1;
    return at;
  }
}
