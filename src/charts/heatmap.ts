/** The numbers and the geometry behind the matrix: shares, worst confusions, cell sizes, cells under a pointer. Pure. */

export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows, columns]`, row-major, not negative. */
  readonly values: Float32Array | Uint32Array;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
}

interface CellReading extends Cell {
  readonly value: number;
  /** Sum of the cell's row. */
  readonly total: number;
  /** `value / total`, 0 in an empty row. */
  readonly share: number;
}

export function readCell({ columns, values }: Matrix, { row, column }: Cell): CellReading {
  const first = row * columns.length;
  let total = 0;
  for (let i = 0; i < columns.length; i++) total += values[first + i] ?? 0;
  const value = values[first + column] ?? 0;
  return { row, column, value, total, share: total > 0 ? value / total : 0 };
}

/** Each cell's share of its row, `[rows, columns]`; 0 in empty rows. */
export function rowShares({ rows, columns, values }: Matrix): Float32Array {
  const shares = new Float32Array(rows.length * columns.length);
  for (let row = 0; row < rows.length; row++) {
    const { total } = readCell({ rows, columns, values }, { row, column: 0 });
    for (let i = row * columns.length; total > 0 && i < (row + 1) * columns.length; i++) {
      shares[i] = (values[i] ?? 0) / total;
    }
  }
  return shares;
}

export function greatest(values: Matrix['values']): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** Each cell as a share of the greatest. */
export function sharesOfGreatest(values: Matrix['values']): Float32Array {
  const most = Math.max(1, greatest(values));
  return Float32Array.from(values, (value) => value / most);
}

/** The `most` greatest cells off the diagonal by share of their row, greatest first. */
export function worstConfusions(matrix: Matrix, most: number): CellReading[] {
  const shares = rowShares(matrix);
  const width = matrix.columns.length;
  const wrong: number[] = [];
  shares.forEach((share, index) => {
    if (share > 0 && Math.floor(index / width) !== index % width) wrong.push(index);
  });
  wrong.sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
  return wrong
    .slice(0, most)
    .map((index) => readCell(matrix, { row: Math.floor(index / width), column: index % width }));
}

export interface HeatmapLayout {
  /** Side of a cell, CSS pixels. */
  readonly cell: number;
  /** Left and top of the cells. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly font: number;
  /** Names with more letters are cut. */
  readonly letters: number;
}

/** Cells below this cannot carry a legible label; the matrix scrolls instead. */
const LEAST_CELL = 9;
const MOST_CELL = 28;
/** A few classes get larger cells, to be a picture and not a stamp. */
const FEW_CLASSES = 10;
const MOST_CELL_OF_FEW = 44;
const LEAST_FONT = 9;
const MOST_FONT = 12;
/** Room for the axis names. */
const AXIS = 18;
/** Names are cut to so many letters; to fewer where the cells would not fit otherwise. */
const FEWEST_LETTERS = 12;
const LETTERS: readonly number[] = [22, 16, FEWEST_LETTERS];

interface LabelWidths {
  readonly row: number;
  readonly column: number;
}

/**
 * Sizes for a matrix in a container of `available` CSS pixels, with names as long as there is room for; where even the
 * shortest leave too little, the picture is wider than its container.
 * @param labelWidths widest row and column label, cut to so many letters, in em
 */
export function layOut(
  rows: number,
  columns: number,
  available: number,
  labelWidths: (letters: number) => LabelWidths,
): HeatmapLayout {
  const layOutWith = (letters: number) => layOutFor(rows, columns, available, letters, labelWidths(letters));
  const fitting = LETTERS.find((letters) => layOutWith(letters).width <= available);
  return layOutWith(fitting ?? FEWEST_LETTERS);
}

function layOutFor(
  rows: number,
  columns: number,
  available: number,
  letters: number,
  labelWidths: LabelWidths,
): HeatmapLayout {
  const cellFor = (font: number) => (available - AXIS - labelWidths.row * font - 8) / Math.max(1, columns);
  const most = columns <= FEW_CLASSES ? MOST_CELL_OF_FEW : MOST_CELL;
  const roomy = cellFor(MOST_FONT);
  const cell = Math.min(most, Math.max(LEAST_CELL, roomy < 15 ? cellFor(LEAST_FONT) : roomy));
  const font = Math.min(MOST_FONT, Math.max(LEAST_FONT, cell * 0.8));
  const left = Math.ceil(AXIS + labelWidths.row * font + 6);
  const top = Math.ceil(AXIS + labelWidths.column * font + 6);
  return {
    cell,
    left,
    top,
    font,
    letters,
    width: Math.ceil(left + cell * columns + 1),
    height: Math.ceil(top + cell * rows + 1),
  };
}

/** Where what is said of a cell stands, in CSS pixels from the edges of the part of the picture that is seen. */
export interface TooltipPlace {
  /** From the left edge, or from the right one: where there is more room. */
  readonly side: 'left' | 'right';
  readonly inset: number;
  readonly maxWidth: number;
}

const BESIDE = 8;
const WIDEST_TOOLTIP = 288;

/**
 * @param cellLeft left edge of the cell in the part of the picture that is seen, `seen` wide
 */
export function tooltipPlace(cellLeft: number, cell: number, seen: number): TooltipPlace {
  const before = cellLeft - BESIDE;
  const behind = seen - cellLeft - cell - BESIDE;
  const side = behind >= Math.min(before, WIDEST_TOOLTIP) ? 'left' : 'right';
  const inset = side === 'left' ? cellLeft + cell + BESIDE : seen - cellLeft + BESIDE;
  return { side, inset, maxWidth: Math.min(WIDEST_TOOLTIP, side === 'left' ? behind : before) };
}

/** The cell at a point of the picture, or null outside. */
export function cellAt(
  layout: HeatmapLayout,
  x: number,
  y: number,
  rows: number,
  columns: number,
): Cell | null {
  const column = Math.floor((x - layout.left) / layout.cell);
  const row = Math.floor((y - layout.top) / layout.cell);
  return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
}

/** Where a key leads from a cell, clamped to the matrix; null where the key is not ours. */
export function cellForKey(key: string, from: Cell, rows: number, columns: number): Cell | null {
  const to = (row: number, column: number): Cell => ({
    row: Math.min(rows - 1, Math.max(0, row)),
    column: Math.min(columns - 1, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return to(from.row - 1, from.column);
    case 'ArrowDown':
      return to(from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'Home':
      return to(from.row, 0);
    case 'End':
      return to(from.row, columns - 1);
    default:
      return null;
  }
}
