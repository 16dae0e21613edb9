// Weights are packed into panels of eight columns, padded with zeros: one row of start values (the bias or
// zeros), then one row per step of the inner dimension. A tile then reads its panel straight through.

/** Floats in a panel row. */
export const WIDTH: i32 = 8;

/** Bytes of the panels of `columns` columns and `depth` steps. */
export function panelBytes(columns: i32, depth: i32): usize {
  return (((columns + 7) >> 3) * (depth + 1) * WIDTH) << 2;
}

/** Starts every panel with the bias, or with zeros where `bias` is 0. */
export function packStart(bias: usize, columns: i32, depth: i32, panels: usize): void {
  for (let first = 0; first < columns; first += WIDTH) {
    const panel = panels + ((<usize>(first * (depth + 1))) << 2);
    for (let j = 0; j < WIDTH; j++) {
      const value: f32 = bias != 0 && first + j < columns ? load<f32>(bias + ((first + j) << 2)) : 0;
      store<f32>(panel + (j << 2), value);
    }
  }
}

/**
 * Packs `rows` steps from step `from` on. Column j of step k is read at source + k · rowStep + j · columnStep
 * (bytes), so the same function packs a matrix and its transpose.
 */
export function pack(
  source: usize, rows: i32, rowStep: i32, columns: i32, columnStep: i32, from: i32, depth: i32, panels: usize,
): void {
  for (let first = 0; first < columns; first += WIDTH) {
    let at = panels + ((<usize>(first * (depth + 1) + (from + 1) * WIDTH)) << 2);
    const count = min(WIDTH, columns - first);
    if (columnStep == 4 && count == WIDTH) {
      for (let k = 0, read = source + (first << 2); k < rows; k++, at += WIDTH << 2, read += rowStep) {
        v128.store(at, v128.load(read));
        v128.store(at, v128.load(read, 16), 16);
      }
      continue;
    }
    for (let k = 0; k < rows; k++, at += WIDTH << 2) {
      let read = source + k * rowStep + first * columnStep;
      let j = 0;
      for (; j < count; j++, read += columnStep) store<f32>(at + (j << 2), load<f32>(read));
      for (; j < WIDTH; j++) store<f32>(at + (j << 2), 0);
    }
  }
}
