/**
 * A CSV of joint positions in metres, camera space, 30 frames a second → detections. Separators are commas, semicolons, tabs or blanks;
 * cells may be quoted; an empty cell or NaN is an unknown place. Layouts: see `columns.ts`. The format is ours and plain numbers, and
 * files are long: a general CSV reader would make strings of all of them at once.
 */

import type { ParsedRecording } from '../parsedRecording';
import { SkeletonParseError } from '../skeletonParseError';
import { type Columns, columnsOf } from './columns';
import { DetectionTable } from './detectionTable';
import { isJointCount, jointOrder, plainJoint } from './jointOrder';

const ROWS_PER_SLICE = 500;
const LINE_FEED = 10;
/** A row of two bodies with 17 digits a value has 3,800. */
const LONGEST_ROW = 20_000;
const MOST_BODIES = 64;
/** Counts of whole bodies are multiples of it; one more is a separator at the end of the line. */
const CELLS_PER_BODY = 15;
const MOST_JOINTS = 25;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const UNKNOWN = /^([+-]?(nan|inf|infinity)|null|none|na|n\/a|-)?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+$/;
const TEXT = new TextDecoder();

/**
 * Reads one file, pausing every few milliseconds. Throws {@link SkeletonParseError}: csv-columns, csv-cell, csv-rows, decimal-comma,
 * not-a-number, wrong-value-count, wrong-body-count, zero-frames.
 */
export function* parseCsvInSlices(bytes: Uint8Array): Generator<void, ParsedRecording> {
  let rows: CsvRows | null = null;
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed < 0 ? bytes.length : feed;
    if (end - start > LONGEST_ROW) throw new SkeletonParseError('csv-columns', line, '> 20 kB');
    const text = TEXT.decode(bytes.subarray(start, end));
    start = end + 1;
    if (line % ROWS_PER_SLICE === 0) yield;
    if (/^[,;\t \r]*$/.test(text)) continue;
    if (rows === null) rows = beginRows(text, line);
    else rows.read(text, line);
  }
  if (rows === null) throw new SkeletonParseError('zero-frames', 1);
  yield;
  return { raw: rows.finish(), remarks: [], action: null };
}

function beginRows(text: string, line: number): CsvRows {
  const separator = ['\t', ';', ','].find((candidate) => text.includes(candidate)) ?? ' ';
  const cells = cellsOf(text, separator);
  const isHeader = cells.some((cell) => !isValue(cell) && !DECIMAL_COMMA.test(cell));
  if (cells.at(-1) === '' && (isHeader || (cells.length - 1) % CELLS_PER_BODY === 0)) cells.pop();
  const rows = new CsvRows(separator, columnsOf(isHeader ? cells : null, cells.length));
  if (!isHeader) rows.read(text, line);
  return rows;
}

function cellsOf(text: string, separator: string): string[] {
  const cells = separator === ' ' ? text.trim().split(/\s+/) : text.split(separator);
  return cells.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function isValue(cell: string): boolean {
  return NUMBER.test(cell) || UNKNOWN.test(cell);
}

/** The rows of one file, as they come. */
class CsvRows {
  readonly #separator: string;
  readonly #columns: Columns;
  readonly #table = new DetectionTable();
  readonly #joints: JointRows | null;
  readonly #bodies = new Set<string>();
  #rowCount = 0;

  constructor(separator: string, columns: Columns) {
    this.#separator = separator;
    this.#columns = columns;
    this.#joints = columns.joint < 0 ? null : new JointRows(this.#table);
  }

  read(text: string, line: number): void {
    const { count, frame: frameColumn, body: bodyColumn, joint, bodies } = this.#columns;
    const cells = cellsOf(text, this.#separator);
    if (cells.length === count + 1 && cells.at(-1) === '') cells.pop();
    if (cells.length !== count) {
      const comma = cells.find((cell) => DECIMAL_COMMA.test(cell));
      if (comma !== undefined) throw new SkeletonParseError('decimal-comma', line, shortened(comma));
      throw new SkeletonParseError('wrong-value-count', line, `${cells.length}/${count}`);
    }
    const frame = frameColumn < 0 ? this.#rowCount : numberIn(cells[frameColumn]!, line);
    if (!Number.isFinite(frame))
      throw new SkeletonParseError('csv-cell', line, shortened(cells[frameColumn]!));
    this.#rowCount += 1;
    this.#table.addFrame(frame);
    bodies.forEach((columns, body) => {
      const id = bodyColumn < 0 ? String(body + 1) : this.#bodyId(cells[bodyColumn]!, line) + (body || '');
      const values = Float64Array.from(columns, (column) => numberIn(cells[column]!, line));
      if (this.#joints === null) this.#table.addBody(frame, id, values);
      else this.#joints.read(frame, id, cells[joint]!, values, line);
    });
  }

  finish(): ParsedRecording['raw'] {
    this.#joints?.finish();
    return this.#table.finish();
  }

  #bodyId(cell: string, line: number): string {
    const id = cell.slice(0, 24);
    this.#bodies.add(id);
    if (id === '') throw new SkeletonParseError('csv-cell', line, '');
    if (this.#bodies.size > MOST_BODIES) throw new SkeletonParseError('wrong-body-count', line, id);
    return id;
  }
}

/** Rows of single joints. The rows of a body in a frame stand together, so that only one body is unfinished. */
class JointRows {
  readonly #table: DetectionTable;
  /** Place of each joint in the order in which they are met first. */
  readonly #joints = new Map<string, number>();
  #order: readonly number[] | null = null;
  #frame = Number.NaN;
  #body = '';
  #points = new Float64Array(MOST_JOINTS * 3);
  #present = new Set<number>();

  constructor(table: DetectionTable) {
    this.#table = table;
  }

  read(frame: number, body: string, jointCell: string, values: Float64Array, line: number): void {
    if (frame !== this.#frame || body !== this.#body) this.#begin(frame, body);
    const name = plainJoint(jointCell);
    const place = this.#joints.get(name) ?? this.#joints.size;
    if (place >= MOST_JOINTS || (this.#order !== null && !this.#joints.has(name))) {
      throw new SkeletonParseError('csv-cell', line, shortened(jointCell));
    }
    this.#joints.set(name, place);
    if (this.#present.has(place)) throw new SkeletonParseError('csv-rows', line, String(frame));
    this.#present.add(place);
    this.#points.set(values, place * 3);
  }

  finish(): void {
    this.#flush();
  }

  #begin(frame: number, body: string): void {
    this.#flush();
    this.#frame = frame;
    this.#body = body;
  }

  #flush(): void {
    if (this.#present.size === 0) return;
    if (this.#order === null) {
      const order = jointOrder([...this.#joints.keys()]);
      if (order.places === null || !isJointCount(order.places.length)) {
        throw new SkeletonParseError('csv-columns', null, order.missing ?? String(this.#joints.size));
      }
      this.#order = order.places;
    }
    if (this.#present.size !== this.#order.length) {
      throw new SkeletonParseError('csv-rows', null, String(this.#frame));
    }
    const points = new Float64Array(this.#order.length * 3);
    this.#order.forEach((to, from) => {
      points.set(this.#points.subarray(from * 3, from * 3 + 3), to * 3);
    });
    this.#table.addBody(this.#frame, this.#body, points);
    this.#present.clear();
  }
}

function numberIn(cell: string, line: number): number {
  if (NUMBER.test(cell)) return Number(cell);
  if (UNKNOWN.test(cell)) return Number.NaN;
  const code = DECIMAL_COMMA.test(cell) ? 'decimal-comma' : 'not-a-number';
  throw new SkeletonParseError(code, line, shortened(cell));
}

function shortened(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '·').slice(0, 24);
}
