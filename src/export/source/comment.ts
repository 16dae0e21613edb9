/** What every source file says about its network at its head, as lines without comment marks. */

import type { Description } from '../description';

const WIDTH = 110;

/** Breaks a sentence into lines. */
function wrap(sentence: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Title, usage, preparation and class names. */
export function headLines(description: Description, usage: readonly string[]): string[] {
  const { title, iteration, seed, preparation, classes } = description;
  const names = classes.map(({ number, name }, index) => `${index} ${name} (A${number})`);
  return [
    ...wrap(`${title}. Trained for ${iteration} iterations, seed ${seed}, in the D-RNN Playground.`),
    '',
    'Usage:',
    ...usage.map((line) => (line === '' ? '' : `  ${line}`)),
    '',
    'Inputs:',
    ...preparation.flatMap(wrap).map((line) => `  ${line}`),
    '',
    'Classes (index of the logit, name, action number in NTU RGB+D):',
    ...wrap(names.join(', ')).map((line) => `  ${line}`),
  ];
}

/** A block comment in the style of C and JavaScript. */
export function blockComment(lines: readonly string[]): string {
  const safe = lines.map((line) => ` * ${line.replaceAll('*/', '* /')}`.trimEnd());
  return ['/*', ...safe, ' */'].join('\n');
}

/** A tensor's name as an identifier: `group1.input` → `group1_input`. */
export function identifier(name: string): string {
  return name.replaceAll(/\W/g, '_');
}
