/**
 * Reads numbers out of ASCII bytes, line by line, without making strings of them. A line's values must
 * stand on that line: a value missing or left over is an error at that line, not a shift of all that follow.
 * Blanks are spaces, tabs and carriage returns; empty lines are skipped.
 */

import { SkeletonParseError } from './skeletonParseError';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const DIGIT_0 = 48;

/** Powers of ten that a double holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const LARGEST_EXACT_POWER = 22;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const NUMBER_BEGUN = /^[+-]?\d*\.?\d*(e[+-]?\d*)?$/i;
const NOT_FINITE_WORD = /^[+-]?(nan|inf|infinity|nan\(ind\)|1\.#(ind|inf|qnan)\d*)$/i;
const LONGEST_DETAIL = 24;
const LONGEST_NUMBER = 400;

export class ByteScanner {
  /** Line of the next byte, counted from 1. */
  line = 1;
  readonly #bytes: Uint8Array;
  #position: number;
  #tokenStart = 0;
  #tokenEnd = 0;
  #valuesExpected = 0;
  #valuesSeen = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.#position = hasByteOrderMark ? 3 : 0;
  }

  /** Skips blanks and empty lines; false at the end of the file. */
  findLine(): boolean {
    const bytes = this.#bytes;
    const end = bytes.length;
    let position = this.#position;
    for (; position < end; position += 1) {
      const byte = bytes[position]!;
      if (byte === LINE_FEED) this.line += 1;
      else if (byte !== SPACE && byte !== RETURN && byte !== TAB) break;
    }
    this.#position = position;
    return position < end;
  }

  /** Goes to the next line that holds something and expects `values` of them there. Throws `truncated`. */
  beginLine(values: number): void {
    if (!this.findLine()) throw new SkeletonParseError('truncated', this.line);
    this.#valuesExpected = values;
    this.#valuesSeen = 0;
  }

  /**
   * The next value of this line, not finite where the file says so. Exact: the double nearest to the decimal.
   * Throws `not-a-number`, `wrong-value-count` where the line is over, `truncated` where the file is.
   */
  value(): number {
    const bytes = this.#bytes;
    const end = bytes.length;
    let position = this.#skipBlanks();
    if (position >= end || bytes[position] === LINE_FEED) return this.#missingValue();
    this.#tokenStart = position;
    this.#valuesSeen += 1;

    let byte = bytes[position]!;
    const negative = byte === MINUS;
    if (negative || byte === PLUS) byte = position + 1 < end ? bytes[++position]! : SPACE;
    // Below 2^53 the sum is exact; beyond it the slow way takes over, so its rounding does not matter.
    let mantissa = 0;
    const digitsStart = position;
    let digit = byte - DIGIT_0;
    while (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      position += 1;
      digit = position < end ? bytes[position]! - DIGIT_0 : -1;
    }
    let digits = position - digitsStart;
    let decimals = 0;
    if (position < end && bytes[position] === POINT) {
      const start = ++position;
      digit = position < end ? bytes[position]! - DIGIT_0 : -1;
      while (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        position += 1;
        digit = position < end ? bytes[position]! - DIGIT_0 : -1;
      }
      decimals = position - start;
      digits += decimals;
    }
    const ended = position >= end || bytes[position]! <= SPACE;
    if (!ended || digits === 0 || decimals > LARGEST_EXACT_POWER || mantissa > Number.MAX_SAFE_INTEGER) {
      return this.#slowValue(position);
    }
    this.#position = position;
    this.#tokenEnd = position;
    const value = decimals === 0 ? mantissa : mantissa / POWERS_OF_TEN[decimals]!;
    return negative ? -value : value;
  }

  /** Text of the value read last: body ids have more digits than a double keeps. */
  token(): string {
    return this.#text(this.#tokenStart, this.#tokenEnd - this.#tokenStart);
  }

  /** Ends this line. Throws `wrong-value-count` where it holds more. */
  endLine(): void {
    const position = this.#skipBlanks();
    if (position >= this.#bytes.length) return;
    if (this.#bytes[position] !== LINE_FEED) {
      const surplus = this.#countTokens(position);
      throw this.#wrongValueCount(this.#valuesSeen + surplus);
    }
    this.#position = position + 1;
    this.line += 1;
  }

  #skipBlanks(): number {
    const bytes = this.#bytes;
    const end = bytes.length;
    let position = this.#position;
    while (position < end) {
      const byte = bytes[position]!;
      if (byte !== SPACE && byte !== RETURN && byte !== TAB) break;
      position += 1;
    }
    this.#position = position;
    return position;
  }

  /** Exponents, words and very long numbers: rare enough for a string. `from` lies within the token. */
  #slowValue(from: number): number {
    const bytes = this.#bytes;
    let position = from;
    while (position < bytes.length && bytes[position]! > SPACE) position += 1;
    this.#position = position;
    this.#tokenEnd = position;
    const length = Math.max(position - this.#tokenStart, 1);
    const text = this.#text(this.#tokenStart, Math.min(length, LONGEST_NUMBER));
    if (length < LONGEST_NUMBER && NUMBER.test(text)) return Number(text);
    if (NOT_FINITE_WORD.test(text)) return Number.NaN;
    const cutOff = position === bytes.length && (NUMBER_BEGUN.test(text) || /^[+-]?n?a?$/i.test(text));
    throw new SkeletonParseError(cutOff ? 'truncated' : 'not-a-number', this.line, shortened(text));
  }

  #missingValue(): never {
    if (this.#position >= this.#bytes.length) throw new SkeletonParseError('truncated', this.line);
    throw this.#wrongValueCount(this.#valuesSeen);
  }

  #wrongValueCount(found: number): SkeletonParseError {
    return new SkeletonParseError('wrong-value-count', this.line, `${found}/${this.#valuesExpected}`);
  }

  #countTokens(from: number): number {
    let count = 0;
    let inToken = false;
    for (let position = from; position < this.#bytes.length; position += 1) {
      const byte = this.#bytes[position]!;
      if (byte === LINE_FEED) break;
      const inside = byte !== SPACE && byte !== RETURN && byte !== TAB;
      if (inside && !inToken) count += 1;
      inToken = inside;
    }
    return count;
  }

  #text(start: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(start, start + length));
  }
}

/** A few printable characters of what stood in the file. */
function shortened(text: string): string {
  const printable = text.replace(/[^\x21-\x7e]/g, '·');
  return printable.length > LONGEST_DETAIL ? `${printable.slice(0, LONGEST_DETAIL)}…` : printable;
}
