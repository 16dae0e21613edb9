/**
 * Deflate (RFC 1951) for text that is mostly digits: Huffman codes alone. Measured digits hardly repeat, so looking for repetitions
 * gains 2 % of the size and takes several times as long. The same text gives the same bytes everywhere.
 */

const SYMBOLS = 257;
const END_OF_BLOCK = 256;
const LONGEST_CODE = 15;
/**
 * Symbols rarer than this share count as if they were not: codes of so rare ones would exceed 15 bits, which takes a
 * share below one in the 17th Fibonacci number (1,597).
 */
const RAREST = 1 / 1024;
/** Order in which the lengths of the code length code are written (3.2.7). */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
/** Every length 0–15 gets four bits itself: there are too few lengths for more to matter. */
const LENGTH_BITS = 4;
/** Distance codes must be announced, though none is used: one of length 0. */
const NO_DISTANCES = 1;
const DYNAMIC_LAST_BLOCK = 0b101;
/** Above the bits of the text: the lengths of 258 codes and what announces them. */
const HEADER_BYTES = 160;

/** Raw deflate data of one block. Text of less than two kinds of bytes is fine too. */
export function deflateText(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const counts = countsOf(text);
  const lengths = codeLengths(counts);
  const codes = codesOf(lengths);
  let bits = 0;
  for (let symbol = 0; symbol < SYMBOLS; symbol++) bits += (counts[symbol] ?? 0) * (lengths[symbol] ?? 0);
  const out = new BitWriter(Math.ceil(bits / 8) + HEADER_BYTES);
  writeHeader(out, lengths);
  out.symbols(text, codes, lengths);
  out.bits(codes[END_OF_BLOCK] ?? 0, lengths[END_OF_BLOCK] ?? 0);
  return out.finish();
}

function countsOf(text: Uint8Array): Uint32Array {
  const counts = new Uint32Array(SYMBOLS);
  for (let i = 0; i < text.length; i++) {
    const symbol = text[i] as number;
    counts[symbol] = (counts[symbol] as number) + 1;
  }
  counts[END_OF_BLOCK] = 1;
  return counts;
}

interface Tree {
  readonly weight: number;
  readonly symbols: readonly number[];
}

/** Of an optimal prefix code (Huffman 1952) for counts that are at least {@link RAREST} of all. At most 15 bits. */
function codeLengths(counts: Uint32Array): Uint8Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const lengths = new Uint8Array(SYMBOLS);
  const trees: Tree[] = [];
  counts.forEach((count, symbol) => {
    if (count > 0) trees.push({ weight: Math.max(count, total * RAREST), symbols: [symbol] });
  });
  // A code of one symbol is no complete one: bytes 0 and 1 lend themselves.
  for (let symbol = 0; trees.length < 2; symbol++) {
    if (counts[symbol] === 0) trees.push({ weight: 1, symbols: [symbol] });
  }
  while (trees.length > 1) {
    trees.sort((a, b) => b.weight - a.weight || (b.symbols[0] ?? 0) - (a.symbols[0] ?? 0));
    const [last, before] = [trees.pop(), trees.pop()];
    if (last === undefined || before === undefined) break;
    const symbols = [...before.symbols, ...last.symbols];
    for (const symbol of symbols) lengths[symbol] = (lengths[symbol] ?? 0) + 1;
    trees.push({ weight: before.weight + last.weight, symbols });
  }
  return lengths;
}

/** Canonical codes (3.2.2), their bits in the order they are written. */
function codesOf(lengths: Uint8Array): Uint16Array {
  const ofLength = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) if (length > 0) ofLength[length] = (ofLength[length] ?? 0) + 1;
  const next = new Uint16Array(LONGEST_CODE + 2);
  for (let length = 1; length <= LONGEST_CODE; length++) {
    next[length + 1] = ((next[length] ?? 0) + (ofLength[length] ?? 0)) << 1;
  }
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    return reversed(code, length);
  });
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >> bit) & 1) << (length - 1 - bit);
  return result;
}

/** Block header, and the code lengths by a code in which each of 0–15 has four bits (3.2.7). */
function writeHeader(out: BitWriter, lengths: Uint8Array): void {
  const codeLengthLengths = LENGTH_ORDER.map((length) => (length > LONGEST_CODE ? 0 : LENGTH_BITS));
  out.bits(DYNAMIC_LAST_BLOCK, 3);
  out.bits(SYMBOLS - 257, 5);
  out.bits(NO_DISTANCES - 1, 5);
  out.bits(codeLengthLengths.length - 4, 4);
  for (const length of codeLengthLengths) out.bits(length, 3);
  const ownCode = (length: number) => out.bits(reversed(length, LENGTH_BITS), LENGTH_BITS);
  for (const length of lengths) ownCode(length);
  for (let i = 0; i < NO_DISTANCES; i++) ownCode(0);
}

/** Bits from the lowest of each byte on. */
class BitWriter {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;
  #held = 0;
  #heldBits = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** At most 16 bits. */
  bits(value: number, count: number): void {
    this.#held |= value << this.#heldBits;
    this.#heldBits += count;
    while (this.#heldBits >= 8) {
      this.#bytes[this.#length++] = this.#held;
      this.#held >>>= 8;
      this.#heldBits -= 8;
    }
  }

  symbols(text: Uint8Array, codes: Uint16Array, lengths: Uint8Array): void {
    const bytes = this.#bytes;
    let length = this.#length;
    let held = this.#held;
    let heldBits = this.#heldBits;
    for (let i = 0; i < text.length; i++) {
      const symbol = text[i] as number;
      held |= (codes[symbol] as number) << heldBits;
      heldBits += lengths[symbol] as number;
      if (heldBits < 16) continue;
      bytes[length] = held;
      bytes[length + 1] = held >>> 8;
      length += 2;
      held >>>= 16;
      heldBits -= 16;
    }
    this.#length = length;
    this.#held = held;
    this.#heldBits = heldBits;
    this.bits(0, 0); // leaves less than a byte
  }

  finish(): Uint8Array<ArrayBuffer> {
    if (this.#heldBits > 0) this.#bytes[this.#length++] = this.#held;
    return this.#bytes.slice(0, this.#length);
  }
}
