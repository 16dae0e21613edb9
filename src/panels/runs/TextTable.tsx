/** A table of words and figures that scrolls sideways where it must. */

import type { ReactNode } from 'react';

import classes from './runs.module.css';

interface TextTableProps {
  readonly label: string;
  readonly columns: readonly { readonly key: string; readonly head: ReactNode }[];
  readonly rows: readonly {
    readonly key: string;
    readonly head: ReactNode;
    readonly cells: readonly ReactNode[];
  }[];
  /** Cells hold words rather than figures. */
  readonly words?: boolean;
}

/** The first column heads the rows. */
export function TextTable({ label, columns, rows, words = false }: TextTableProps) {
  return (
    // Scrolls sideways on narrow screens: the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className={classes['scroll']} tabIndex={0} aria-label={label}>
      <table aria-label={label} data-words={words}>
        <thead>
          <tr>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {cells.map((cell, i) => (
                <td key={columns[i + 1]?.key}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
