/**
 * Appends numbers to bytes as decimals that read back as the same float32, at a fraction of the cost of
 * printing doubles: most coordinates become one integer division and its digits.
 */

const MINUS = 45;
const POINT = 46;
const DIGIT_0 = 48;
const SPACE = 32;

/** Beyond these the digits no longer fit 31 bits; exponents take over. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e6;
const MOST_SIGNIFICANT = 9;
const MOST_DECIMALS = 13;
const ROOM_PER_VALUE = 40;
const POWERS_OF_TEN = Float64Array.from({ length: MOST_DECIMALS + 1 }, (_, exponent) => 10 ** exponent);

export class DecimalWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(Math.max(capacity, ROOM_PER_VALUE));
  }

  /** Begins anew in the same room. */
  clear(): void {
    this.#length = 0;
  }

  /** What was written, in place: later writing may change it. */
  written(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** ASCII text as it is. */
  text(text: string): void {
    this.#makeRoom(text.length);
    for (let at = 0; at < text.length; at += 1) this.#bytes[this.#length++] = text.charCodeAt(at);
  }

  space(): void {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = SPACE;
  }

  /** `value` to `decimals` digits after the point, for columns that nothing reads back. */
  rounded(value: number, decimals: number): void {
    const scaled = Math.round(value * POWERS_OF_TEN[decimals]!);
    this.#makeRoom(ROOM_PER_VALUE);
    if (Math.abs(scaled) < 2 ** 31) this.#scaledInteger(scaled, decimals);
    else this.text(String(Math.round(value)));
  }

  /** A decimal that `Math.fround` takes back to `value`, which must be a float32; −0 included. */
  float32(value: number): void {
    this.#makeRoom(ROOM_PER_VALUE);
    if (value === 0) {
      this.text(Object.is(value, -0) ? '-0' : '0');
      return;
    }
    const size = Math.abs(value);
    if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN) {
      this.text(shortestFloat32(value));
      return;
    }
    // A float32 has 24 bits, about 7.2 digits: start at the decimals that 7 digits need and add while they differ.
    let decimals = size >= 1 ? 6 - Math.floor(Math.log10(size)) : 7;
    let scaled = Math.round(value * POWERS_OF_TEN[decimals]!);
    while (Math.fround(scaled / POWERS_OF_TEN[decimals]!) !== value && decimals < MOST_DECIMALS) {
      decimals += 1;
      scaled = Math.round(value * POWERS_OF_TEN[decimals]!);
    }
    while (decimals > 0 && scaled % 10 === 0) {
      scaled /= 10;
      decimals -= 1;
    }
    this.#scaledInteger(scaled, decimals);
  }

  /** Writes `scaled / 10^decimals`. Room has been made. */
  #scaledInteger(scaled: number, decimals: number): void {
    const bytes = this.#bytes;
    if (scaled < 0) bytes[this.#length++] = MINUS;
    let rest = Math.abs(scaled);
    let digits = decimals + 1;
    while (digits < MOST_DECIMALS && rest >= POWERS_OF_TEN[digits]!) digits += 1;
    const end = this.#length + digits + (decimals > 0 ? 1 : 0);
    let at = end - 1;
    for (let written = 0; written < digits; written += 1) {
      if (written === decimals && decimals > 0) bytes[at--] = POINT;
      const tenth = Math.floor(rest / 10);
      bytes[at--] = DIGIT_0 + rest - tenth * 10;
      rest = tenth;
    }
    this.#length = end;
  }

  #makeRoom(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

function shortestFloat32(value: number): string {
  for (let digits = 6; digits < MOST_SIGNIFICANT; digits += 1) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toPrecision(MOST_SIGNIFICANT);
}
