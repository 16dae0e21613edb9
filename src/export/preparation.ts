/**
 * How a recording becomes a network's inputs, in English sentences exact enough to be programmed from, and the name of each input.
 * They say what src/dataset/features does.
 */

import type { FeatureConfig } from '../experiment/config';
import { JOINT_NAMES } from '../skeleton/joints';

const AXES = ['x', 'y', 'z'];

/** One per input, in order: `body1.spineBase.x`, `body1.spineBase.orientation.w`, `body2.head.velocity.z`. */
export function inputNames({ bodies, orientations, velocities }: FeatureConfig): readonly string[] {
  const parts: readonly (readonly [kind: string, axes: readonly string[]])[] = [
    ['', AXES],
    ...(orientations ? [['orientation.', ['w', ...AXES]] as const] : []),
    ...(velocities ? [['velocity.', AXES] as const] : []),
  ];
  return Array.from({ length: bodies }, (_, body) =>
    parts.flatMap(([kind, axes]) =>
      JOINT_NAMES.flatMap((joint) => axes.map((axis) => `body${body + 1}.${joint}.${kind}${axis}`)),
    ),
  ).flat();
}

/** A sentence or two per step, in the order in which to take them. */
export function preparationSteps(features: FeatureConfig): string[] {
  return [
    frameSentence(features),
    keptSentence(features),
    originSentence(features),
    ...viewSentences(features),
    ...scaleSentences(features),
    lengthSentence(features),
    ...orientationSentences(features),
    ...velocitySentences(features),
    'Start each sequence with a zero state.',
    `Joints in order: ${JOINT_NAMES.join(', ')}.`,
  ];
}

function frameSentence({ bodies, orientations, velocities }: FeatureConfig): string {
  const each =
    'A frame is the x, y and z in metres of the 25 Kinect v2 joints (camera coordinates: x to the left of the camera, y up, z ' +
    'away from it), joint after joint';
  const more = [
    ...(orientations ? ['w, x, y and z of the quaternions of the same joints (100 numbers)'] : []),
    ...(velocities ? ['x, y and z of their velocities (75 numbers)'] : []),
  ];
  const whole =
    more.length === 0
      ? ''
      : ` The 75 coordinates of each body are followed at once by ${more.join(', then by ')}.`;
  const main = 'the one that moves most';
  return bodies === 1
    ? `${each}, of the main body: ${main}. 75 numbers.${whole} Zeros where the body is absent.`
    : `${each}: 75 numbers of the main body (${main}), then 75 of the second; zeros where a body is absent.${whole}`;
}

function keptSentence({ frameStep }: FeatureConfig): string {
  return frameStep === 1
    ? 'Every frame that shows a body is used, of 30 a second.'
    : `Of the frames that show a body, 30 a second, the first of every ${frameStep} is used.`;
}

function originSentence({ origin }: FeatureConfig): string {
  switch (origin) {
    case 'camera':
      return 'The origin is the camera: coordinates as recorded.';
    case 'first-frame':
      return "Subtract from every joint, of both bodies, the position of the main body's spine base in its first frame.";
    case 'each-frame':
      return "Subtract from every joint, of both bodies, the position of the main body's spine base in the same frame; where the main body is absent, its last position before, or else its first.";
  }
}

function viewSentences({ view }: FeatureConfig): string[] {
  const where = "in the main body's first frame";
  const apply = 'Turn every joint of both bodies: replace (x, y, z) by its products with the three axes.';
  switch (view) {
    case 'camera':
      return [];
    case 'shoulders':
      return [
        `Axes, found once, ${where}: X is the horizontal part (x and z) of the vector from shoulderRight to shoulderLeft, at length 1; Y is up (0, 1, 0); Z = X × Y. Where X is shorter than 1 cm, the next frame is taken.`,
        apply,
      ];
    case 'body':
      return [
        `Axes (Shahroudy et al. 2016), found once, ${where}: X is the vector from shoulderRight to shoulderLeft, at length 1; Y is the vector from spineBase to spineMid less its part along X, at length 1; Z = X × Y. Where either is shorter than 1 cm, the next frame is taken.`,
        apply,
      ];
  }
}

function scaleSentences({ scale }: FeatureConfig): string[] {
  if (scale === 'metres') return [];
  return [
    "Divide all coordinates, of both bodies, by the length of the main body's spine: from spineBase to spineMid and on to spineShoulder, the median over the frames of the recording that show it (of an even number the upper of the middle two). A spine shorter than 5 cm is none: nothing is divided.",
  ];
}

function lengthSentence({ length, maxFrames, orientations }: FeatureConfig): string {
  if (length === 'crop') return `The network was trained on the first ${maxFrames} of these frames.`;
  const quaternions = orientations
    ? ' Quaternions likewise, the second one negated where the product of the two is negative.'
    : '';
  return `Resample these n frames to ${maxFrames}: counted from 0, frame t of the result lies at t ${pace(maxFrames)} of them, its coordinates on the straight way between the frames around it.${quaternions} Where a body is absent from one of the two, take the nearer one.`;
}

/** Frames between those that a resampled sequence is made of. */
function pace(maxFrames: number): string {
  return maxFrames === 1 ? '· 0' : `(n - 1) / ${maxFrames - 1}`;
}

function orientationSentences({ orientations, view }: FeatureConfig): string[] {
  if (!orientations) return [];
  const turned =
    view === 'camera'
      ? ''
      : ' Multiply each from the left with the quaternion of the turn that the coordinates were given.';
  return [
    `Quaternions are brought to length 1; all zeros, as Kinect v2 writes for the ends of limbs, stay zeros.${turned} Of q and -q take the one whose product with the joint's last quaternion is positive; of a joint's first, the one whose first part that is not zero is positive.`,
  ];
}

function velocitySentences({ velocities, frameStep, length, maxFrames }: FeatureConfig): string[] {
  if (!velocities) return [];
  const seconds = length === 'crop' ? `${frameStep}/30 s` : `${pace(maxFrames)} · ${frameStep}/30 s`;
  return [
    `A velocity is the difference of a coordinate, prepared as above, to the frame before, divided by the time between the two, ${seconds}; zero in the first frame and where the body is absent from either.`,
  ];
}
