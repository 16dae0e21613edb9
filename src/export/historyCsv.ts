/**
 * The courses of training as one CSV file (RFC 4180): a row per network and iteration that has any figure, full
 * precision, nothing decimated. Cells without a figure are empty.
 */

import type { History, HistoryCurve } from '../metrics/history';
import { csvText } from './csv';

const COLUMNS: readonly (readonly [name: string, curve: HistoryCurve])[] = [
  ['train_loss', 'train-loss'],
  ['train_frame_accuracy', 'train-frame-accuracy'],
  ['test_loss', 'test-loss'],
  ['test_frame_accuracy', 'test-frame-accuracy'],
];

interface Row {
  seconds: number;
  readonly values: (number | null)[];
}

/** @param networks in the order in which they are to stand in the file */
export function historyCsv(
  history: History,
  networks: readonly { readonly id: string; readonly name: string }[],
): string {
  const header = ['network', 'iteration', 'seconds', ...COLUMNS.map(([name]) => name)];
  const lines = networks.flatMap(({ id, name }) =>
    rowsOf(history, id).map(([iteration, { seconds, values }]) => [name, iteration, seconds, ...values]),
  );
  return csvText([header, ...lines]);
}

function rowsOf(history: History, id: string): (readonly [iteration: number, Row])[] {
  const rows = new Map<number, Row>();
  for (const [column, [, curve]] of COLUMNS.entries()) {
    for (const { iteration, seconds, value } of history.points(id, curve)) {
      const row: Row = rows.get(iteration) ?? { seconds, values: COLUMNS.map(() => null) };
      row.values[column] = value;
      rows.set(iteration, row);
    }
  }
  return [...rows].sort(([a], [b]) => a - b);
}
