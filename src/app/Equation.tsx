/** The recurrences as the thesis writes them, in MathML. Networks without one simply show none. */

import { createElement, type ReactNode } from 'react';

/** React's types know no MathML, React itself does. */
const element = (tag: string, ...children: ReactNode[]) => createElement(tag, null, ...children);

const name = (text: string) => element('mi', text);
const sign = (text: string) => element('mo', text);
const time = (text: string) => element('mrow', sign('('), name(text), sign(')'));
const at = (symbol: string, when: string) => element('msup', name(symbol), time(when));
const indexed = (symbol: string, index: string) => element('msub', name(symbol), name(index));
const indexedAt = (symbol: string, index: string, when: string) =>
  element('msubsup', name(symbol), name(index), time(when));
const line = (...parts: ReactNode[]) => element('mrow', ...parts);

/** Eqs 2.3–2.4, 2.24, 3.20–3.23, and the standard LSTM cell; one entry a line. */
const EQUATIONS: Readonly<Record<string, readonly ReactNode[]>> = {
  ann: [
    line(
      at('h', 't'),
      sign('='),
      name('φ'),
      sign('('),
      name('U'),
      at('x', 't'),
      sign('+'),
      name('b'),
      sign(')'),
    ),
  ],
  rnn: [
    line(
      ...[at('h', 't'), sign('='), name('φ'), sign('('), name('W'), at('h', 't−1'), sign('+')],
      ...[name('U'), at('x', 't'), sign('+'), name('b'), sign(')')],
    ),
  ],
  drnn: [
    line(
      ...[indexedAt('h', 'i', 't'), sign('='), name('φ'), sign('('), indexed('W', 'i')],
      ...[indexedAt('h', 'i', 't−1'), sign('+'), indexed('U', 'i'), indexedAt('h', 'i−1', 't')],
      ...[sign('+'), indexed('b', 'i'), sign(')')],
    ),
    line(
      ...[name('t'), sign('mod'), indexed('τ', 'i'), sign('≠'), element('mn', '0'), sign('⇒')],
      ...[indexedAt('h', 'i', 't'), sign('='), indexedAt('h', 'i', 't−1')],
    ),
  ],
  lstm: [
    line(
      ...[at('c', 't'), sign('='), at('f', 't'), sign('⊙'), at('c', 't−1'), sign('+')],
      ...[at('i', 't'), sign('⊙'), at('g', 't')],
    ),
    line(at('h', 't'), sign('='), at('o', 't'), sign('⊙'), name('φ'), sign('('), at('c', 't'), sign(')')),
  ],
};

export function Equation({ kind }: { readonly kind: string }) {
  const lines = EQUATIONS[kind];
  if (lines === undefined) return null;
  const rows = lines.map((row) => element('mtr', element('mtd', row)));
  return createElement('math', { display: 'block' }, element('mtable', ...rows));
}
