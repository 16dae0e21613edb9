/**
 * What the joints of a BVH file are called, read as a person reads it: a side and a word, whatever the case, the separators
 * and the prefix. `mixamorig:LeftForeArm`, `Bip01 L Forearm`, `lowerarm_l`, `LeftForearm` and `lradius` are all left forearms
 * in the words of their families.
 */

import type { BodySide } from '../../skeleton/joints';

export interface ReadName {
  readonly side: BodySide;
  /** Lower-case letters and digits: `forearm`, `spine1`. */
  readonly word: string;
}

/**
 * The words for each part of a body, the surest first. A BVH joint is the beginning of a bone, so a joint called after a bone is
 * where that begins: `LeftArm` is the shoulder, `LeftShoulder` beside it the collar bone. Families, by column where they
 * differ: CMU, Mixamo, MotionBuilder, LaFAN1 and Perception Neuron (`LeftUpLeg`) · Rokoko and Rigify (`Thigh`, `Shin`) · Biovision and
 * SMPL (`LeftHip`, `left_knee`) · Xsens and VRM (`UpperLeg`) · Unreal and 3ds Max Biped (`thigh_l`, `L Calf`) · Acclaim
 * (`lfemur`) · Daz and Poser (`lShldr`, `lThighBend`).
 */
export const WORDS = {
  hips: ['hips', 'pelvis', 'hip', 'root'],
  neck: ['neck', 'neck1', 'lowerneck', 'necklower'],
  upperNeck: ['neck2', 'neck1', 'upperneck', 'neckupper'],
  head: ['head', 'skull'],
  headTop: ['headtopend', 'headtop', 'headend', 'headnub', 'headtip'],
  shoulder: ['arm', 'uparm', 'upperarm', 'humerus', 'shldr', 'shldrbend', 'shoulder'],
  elbow: ['forearm', 'lowarm', 'lowerarm', 'elbow', 'radius', 'forearmbend'],
  wrist: ['wrist', 'hand'],
  palm: ['hand', 'fingerbase', 'handmiddle1', 'middle1', 'handindex1', 'index1', 'finger2', 'fingers'],
  thumb: ['thumb', 'handthumb', 'finger'],
  hip: ['upleg', 'thigh', 'upperleg', 'femur', 'thighbend', 'hip', 'hipjoint'],
  knee: ['leg', 'shin', 'lowleg', 'lowerleg', 'calf', 'knee', 'tibia'],
  ankle: ['ankle', 'foot'],
  toes: ['toebase', 'toe', 'toes', 'ball', 'toe1', 'toe0', 'foot', 'toeend', 'toetip'],
} as const satisfies Record<string, readonly string[]>;

const SIDES: Readonly<Record<string, BodySide>> = { left: 'left', l: 'left', right: 'right', r: 'right' };
const KNOWN_WORDS: ReadonlySet<string> = new Set(Object.values(WORDS).flat());
/** Of names that begin alike, so many share a prefix. */
const PREFIX_SHARE = 0.7;
const MOST_PREFIXES = 3;
const FEWEST_NAMES = 4;

/** One reading per name, in the same order. */
export function readNames(names: readonly string[]): readonly ReadName[] {
  let split = names.map(tokensOf);
  for (let round = 0; round < MOST_PREFIXES; round += 1) {
    const prefix = commonPrefix(split);
    if (prefix === null) break;
    split = split.map((tokens) => (tokens[0] === prefix ? tokens.slice(1) : tokens));
  }
  return split.map(readTokens);
}

/** `mixamorig:LeftForeArm1` → left, fore, arm, 1; `spine_02` → spine, 2; Biped's `Finger02` → finger, 02. */
function tokensOf(name: string): readonly string[] {
  const bare = name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('|')) + 1);
  return bare
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/(^|[^a-z0-9])0+(?=\d)/gi, '$1')
    .replace(/([a-z])(\d)/gi, '$1 $2')
    .replace(/(\d)([a-z])/gi, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

/** The first token of nearly all names, where that is no word of the body. */
function commonPrefix(split: readonly (readonly string[])[]): string | null {
  if (split.length < FEWEST_NAMES) return null;
  const counts = new Map<string, number>();
  for (const [first] of split) {
    if (first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  for (const [token, count] of counts) {
    if (count >= split.length * PREFIX_SHARE && SIDES[token] === undefined && !KNOWN_WORDS.has(token)) {
      return token;
    }
  }
  return null;
}

function readTokens(tokens: readonly string[]): ReadName {
  const sideAt = tokens.findIndex((token) => SIDES[token] !== undefined);
  const rest = tokens.filter((token, at) => at !== sideAt && token !== 'c');
  const word = rest.join('').replace(/^(mixamorig\d*|bip\d*)(?=.)/, '');
  const side = SIDES[tokens[sideAt] ?? ''];
  if (side !== undefined) return { side, word };
  return sideInWord(word) ?? { side: 'centre', word };
}

/** `lfemur`, `lefthand`: a side written into the word. */
function sideInWord(word: string): ReadName | null {
  if (KNOWN_WORDS.has(word)) return null;
  for (const [written, side] of Object.entries(SIDES)) {
    const rest = word.slice(written.length);
    if (word.startsWith(written) && KNOWN_WORDS.has(rest)) return { side, word: rest };
  }
  return null;
}
