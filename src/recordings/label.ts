/**
 * What a recording shows, from its file's or folder's name, for data sets that are not named as NTU RGB+D's: an NTU name anywhere
 * in it, else what the innermost of them says, by an action's number as `A043` or by its English or Spanish name
 * (`drink_water/take 3.bvh`). Parts that nobody gave count as 1.
 */

import { ACTIONS } from '../skeleton/actions';
import type { RecordingName } from '../skeleton/sequence';
import { baseNameOf, parseRecordingName } from './name';

const NTU_NAME = /S\d{3}C\d{3}P\d{3}R\d{3}A\d{3}(?!\d)/i;
const ACTION_NUMBER = /(?<![a-z0-9])A(\d{3})(?!\d)/i;
const LAST_ACTION = 120;
/** What numbers a take and says nothing of the action: `take 3`, `p07`, `water02`. */
const COUNTING =
  /(?<= )(?:(?:take|trial|rep|session|part|subject|actor|performer|toma|parte|sujeto|[a-z]) ?)?\d+(?= )|(?<=\p{L}{3})\d+/gu;

/** The file's own name counts before its folders', and inner folders before outer ones. */
export function labelRecording(path: string): RecordingName | null {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  const file = parts.pop() ?? '';
  const places = [baseNameOf(file), ...parts.reverse()];
  for (const place of places) {
    const name = parseRecordingName(`${NTU_NAME.exec(place)?.[0] ?? ''}.skeleton`);
    if (name !== null) return name;
  }
  for (const place of places) {
    const action = actionNumberIn(place) ?? actionNamedBy(place);
    if (action !== null) return withAction(action, places.join('/'));
  }
  return null;
}

/** The action that a label names: `43`, `A043`, an NTU name, or the action's name. Null where it names none. */
export function actionOfLabel(label: string | number): number | null {
  const text = String(label).trim();
  if (/^\d{1,3}$/.test(text)) return known(Number(text));
  const name = parseRecordingName(`${NTU_NAME.exec(text)?.[0] ?? ''}.skeleton`);
  return name?.action ?? actionNumberIn(text) ?? actionNamedBy(text);
}

/** The name of a recording of which only the action is sure; `S002`, `C001`, `P003` and `R002` count where they stand alone. */
export function withAction(action: number, place: string): RecordingName {
  const part = (letter: string) => {
    const value = Number(new RegExp(`(?<![a-z0-9])${letter}(\\d{3})(?!\\d)`, 'i').exec(place)?.[1] ?? 1);
    return Math.max(1, value);
  };
  return { setup: part('S'), camera: part('C'), performer: part('P'), replication: part('R'), action };
}

function known(action: number): number | null {
  return action >= 1 && action <= LAST_ACTION ? action : null;
}

function actionNumberIn(text: string): number | null {
  const match = ACTION_NUMBER.exec(text);
  return match === null ? null : known(Number(match[1]));
}

/** The longest name that is the text's words, apart from numbers; names of several words may stand among others. */
function actionNamedBy(text: string): number | null {
  const words = ` ${wordsOf(text).join('  ')} `.replace(COUNTING, '').split(' ');
  const phrase = words.filter((word) => word !== '').join(' ');
  const exact = ACTIONS_BY_NAME.get(phrase);
  if (exact !== undefined) return exact;
  const within = ` ${phrase} `;
  let longest = '';
  for (const name of ACTIONS_BY_NAME.keys()) {
    if (name.includes(' ') && name.length > longest.length && within.includes(` ${name} `)) longest = name;
  }
  return ACTIONS_BY_NAME.get(longest) ?? null;
}

/** Lower-case words without accents: `LavarseLosDientes_02` → lavarse, los, dientes, 02. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/**
 * Names in words → action. Whole names first, then what is left without brackets, then the sides of slashes: `eat meal`,
 * `snack`. What two actions could claim belongs to the first of them.
 */
const ACTIONS_BY_NAME: ReadonlyMap<string, number> = (() => {
  const byName = new Map<string, number>();
  const shortenings: readonly ((name: string) => readonly string[])[] = [
    (name) => [name],
    (name) => [name.replace(/\([^)]*\)/g, '')],
    (name) => sidesOf(name.replace(/\([^)]*\)/g, '').trim()),
  ];
  for (const shorten of shortenings) {
    for (const { number, en, es } of ACTIONS) {
      for (const name of [en, es].flatMap(shorten)) {
        const words = wordsOf(name).join(' ');
        if (words !== '' && !byName.has(words)) byName.set(words, number);
      }
    }
  }
  return byName;
})();

/** A single word is a side only of a single word: `punch`, `slap`, but not `make` of `make/answer a phone call`. */
function sidesOf(name: string): readonly string[] {
  const sides = name.split('/');
  return sides.filter((side) => side.includes(' ') || sides.every((other) => !other.includes(' ')));
}
