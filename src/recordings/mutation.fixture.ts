/** Ways to damage a file, for property tests of text formats. */

import fc from 'fast-check';

/** One change to the text of a file. */
export type TextMutation = (text: string) => string;

const NUMBERS = [
  'NaN',
  '-inf',
  '1e999',
  '-1e38',
  '3e38',
  '1e-320',
  '9'.repeat(40),
  '-0',
  '1,5',
  '4294967296',
  '',
];

/** 0 to 1, evenly: fc.double would favour the beginning. */
const position = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);

const replaced = (text: string, at: number, remove: number, insert: string): string =>
  text.slice(0, at) + insert + text.slice(at + remove);

const damage: fc.Arbitrary<TextMutation> = fc.oneof(
  fc.tuple(position, fc.integer({ min: 0, max: 255 })).map(
    ([where, code]): TextMutation =>
      (text) =>
        replaced(text, Math.floor(where * text.length), 1, String.fromCharCode(code)),
  ),
  position.map(
    (where): TextMutation =>
      (text) =>
        text.slice(0, Math.floor(where * text.length)),
  ),
  fc.tuple(position, fc.string({ minLength: 1, maxLength: 12 })).map(
    ([where, inserted]): TextMutation =>
      (text) =>
        replaced(text, Math.floor(where * text.length), 0, inserted),
  ),
  fc.tuple(position, fc.nat(40)).map(
    ([where, count]): TextMutation =>
      (text) =>
        replaced(text, Math.floor(where * text.length), count, ''),
  ),
  fc.tuple(position, position, fc.constantFrom('delete', 'double', 'swap')).map(
    ([one, other, how]): TextMutation =>
      (text) => {
        const lines = text.split('\n');
        const at = Math.floor(one * lines.length);
        const to = Math.floor(other * lines.length);
        const line = lines[at]!;
        if (how === 'delete') lines.splice(at, 1);
        else if (how === 'double') lines.splice(to, 0, line);
        else [lines[at], lines[to]] = [lines[to]!, line];
        return lines.join('\n');
      },
  ),
);

/** One number replaced by an awkward one. */
const awkwardNumber: fc.Arbitrary<TextMutation> = fc.tuple(position, fc.constantFrom(...NUMBERS)).map(
  ([where, number]): TextMutation =>
    (text) => {
      const from = Math.floor(where * text.length);
      const found = /[-+]?\d[\d.e+-]*/.exec(text.slice(from, from + 400));
      return found === null ? text : replaced(text, from + found.index, found[0].length, number);
    },
);

/** One word replaced by another of the file's own. */
const otherWord: fc.Arbitrary<TextMutation> = fc.tuple(position, position).map(
  ([one, other]): TextMutation =>
    (text) => {
      const words = [...text.matchAll(/[A-Za-z]\w*/g)];
      const word = words[Math.floor(one * words.length)];
      const by = words[Math.floor(other * words.length)];
      return word === undefined || by === undefined
        ? text
        : replaced(text, word.index, word[0].length, by[0]);
    },
);

/** One to four changes. */
export const textMutations: fc.Arbitrary<readonly TextMutation[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: damage },
    { weight: 4, arbitrary: awkwardNumber },
    { weight: 1, arbitrary: otherWord },
  ),
  { minLength: 1, maxLength: 4 },
);
