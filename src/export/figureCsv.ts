/** The data of figures as CSV files: full precision, the same numbers that are drawn. */

import { csvText } from './csv';

interface DrawnSeries {
  readonly label: string;
  readonly faint?: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A row per point. `thin` is 1 for the thin lines, which are training batches. */
export function seriesCsv(series: readonly DrawnSeries[], xLabel: string, yLabel: string): string {
  const rows = series.flatMap(({ label, faint, points }) =>
    points.map(({ x, y }) => [label, faint ? 1 : 0, x, y]),
  );
  return csvText([['series', 'thin', xLabel, yLabel], ...rows]);
}

interface DrawnMatrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `[rows, columns]` */
  readonly values: ArrayLike<number>;
}

/** The matrix under the names of its columns, each row behind its name. */
export function matrixCsv({ rows, columns, values }: DrawnMatrix, rowLabel: string): string {
  const lines = rows.map((name, row) => [
    name,
    ...columns.map((_, column) => values[row * columns.length + column] ?? 0),
  ]);
  return csvText([[rowLabel, ...columns], ...lines]);
}
