/**
 * What the joints of a BVH file are called, read as a person reads it: a side and a word, whatever the case, the separators
 * and what all names begin or end with. `mixamorig:LeftForeArm`, `Bip01 L Forearm`, `lowerarm_l`, `l_forearm_JNT` and `lradius` are all
 * left forearms in the words of their families.
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
 * differ: CMU, Mixamo, MotionBuilder, LaFAN1, Perception Neuron and DeepMotion (`LeftUpLeg`) · Rokoko, Rigify and Auto-Rig Pro (`Thigh`,
 * `Shin`, `thigh_stretch.l`) · Biovision, SMPL, H36M and Kinect (`LeftHip`, `left_knee`, `HipLeft`) · Xsens, VRM and MakeHuman (`UpperLeg`,
 * `upperleg01.L`) · Unreal, 3ds Max Biped and iClone (`thigh_l`, `L Calf`) · OptiTrack (`LUArm`) · Acclaim (`lfemur`) · Daz and Poser
 * (`lShldr`, `lThighBend`). Rigify's neck and head are bones of its spine, which only the tree tells (`trunk.ts`).
 */
export const WORDS = {
  hips: ['hips', 'pelvis', 'hip', 'spinebase', 'hipcenter'],
  /** Kinect's own. */
  spineMid: ['spinemid'],
  /** Kinect's own. */
  spineShoulder: ['spineshoulder', 'shouldercenter'],
  neck: ['neck', 'neck1', 'lowerneck', 'necklower', 'necktwist1'],
  upperNeck: ['neck2', 'neck1', 'upperneck', 'neckupper', 'necktwist2'],
  head: ['head', 'skull'],
  headTop: ['headtopend', 'headtop', 'headend', 'headnub', 'headtip'],
  shoulder: ['arm', 'uparm', 'upperarm', 'uarm', 'humerus', 'shldr', 'shldrbend', 'shoulder'],
  elbow: ['forearm', 'lowarm', 'lowerarm', 'farm', 'elbow', 'radius', 'forearmbend'],
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
/** Of the tokens of a name these say nothing: the middle, in VRM and in Auto-Rig Pro, and that a bone may grow longer. */
const SILENT: ReadonlySet<string> = new Set(['c', 'x', 'stretch']);
/** Of names that begin or end alike, so many share a prefix or suffix. */
const AFFIX_SHARE = 0.7;
const MOST_AFFIXES = 3;
const FEWEST_NAMES = 4;

/** One reading per name, in the same order. */
export function readNames(names: readonly string[]): readonly ReadName[] {
  const unprefixed = withoutAffixes(names.map(tokensOf), 0);
  return withoutAffixes(unprefixed, -1).map(readTokens);
}

/** `mixamorig:LeftForeArm1` → left, fore, arm, 1; `spine_02` → spine, 2; Biped's `Finger02` → finger, 02. */
function tokensOf(name: string): readonly string[] {
  const bare = name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('|')) + 1);
  return bare
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/(?<!\d|finger|toe)0+(?=\d)/gi, '')
    .replace(/([a-z])(\d)/gi, '$1 $2')
    .replace(/(\d)([a-z])/gi, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token !== '');
}

/** The tokens without what nearly all names begin (`end` 0) or end with (−1). */
function withoutAffixes(split: readonly (readonly string[])[], end: 0 | -1): readonly (readonly string[])[] {
  let rest = split;
  for (let round = 0; round < MOST_AFFIXES; round += 1) {
    const affix = commonAffix(rest, end);
    if (affix === null) break;
    rest = rest.map((tokens) =>
      tokens.at(end) !== affix ? tokens : end < 0 ? tokens.slice(0, -1) : tokens.slice(1),
    );
  }
  return rest;
}

/** The first or last token of nearly all names, where that is no word of the body. */
function commonAffix(split: readonly (readonly string[])[], end: 0 | -1): string | null {
  if (split.length < FEWEST_NAMES) return null;
  const counts = new Map<string, number>();
  for (const tokens of split) {
    const token = tokens.at(end);
    if (token !== undefined) counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  for (const [token, count] of counts) {
    if (count >= split.length * AFFIX_SHARE && SIDES[token] === undefined && !KNOWN_WORDS.has(token)) {
      return token;
    }
  }
  return null;
}

function readTokens(tokens: readonly string[]): ReadName {
  const sideAt = tokens.findIndex((token) => SIDES[token] !== undefined);
  const rest = tokens.filter((token, at) => at !== sideAt && !SILENT.has(token));
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
