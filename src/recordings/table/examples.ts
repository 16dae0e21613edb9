/** A small recording in each of the plain formats, to download and to imitate: somebody waves the right hand for two seconds. */

import { JOINT_NAMES, type JointName } from '../../skeleton/joints';
import { FRAME_RATE } from '../../skeleton/sequence';

const FRAMES = 2 * FRAME_RATE;
const WAVES = 3;
const SHOULDER_RIGHT: Vec3 = [0.18, 0.42, 3];
const UPPER_ARM = 0.29;

type Vec3 = readonly [x: number, y: number, z: number];

/** Metres in camera space, the sensor 1 m above the ground; the centre and the left side, which the right mirrors. */
const STANDING: Readonly<Partial<Record<JointName, Vec3>>> = {
  spineBase: [0, -0.05, 3],
  spineMid: [0, 0.22, 3],
  spineShoulder: [0, 0.46, 3],
  neck: [0, 0.53, 2.99],
  head: [0, 0.68, 2.98],
  shoulderLeft: [-0.18, 0.42, 3],
  elbowLeft: [-0.21, 0.13, 3.01],
  wristLeft: [-0.22, -0.11, 2.96],
  handLeft: [-0.22, -0.19, 2.94],
  handTipLeft: [-0.22, -0.27, 2.92],
  thumbLeft: [-0.19, -0.17, 2.91],
  hipLeft: [-0.09, -0.09, 3],
  kneeLeft: [-0.1, -0.5, 2.99],
  ankleLeft: [-0.1, -0.92, 3.02],
  footLeft: [-0.11, -0.98, 2.9],
};

/** `[25, 3]` in Kinect's order, of frame 0–59. */
function waving(frame: number): Vec3[] {
  const swing = 0.5 * Math.sin((2 * Math.PI * WAVES * frame) / FRAMES);
  const elbow: Vec3 = [SHOULDER_RIGHT[0] + UPPER_ARM, SHOULDER_RIGHT[1], SHOULDER_RIGHT[2] - 0.05];
  const along = (length: number, depth: number): Vec3 => [
    elbow[0] + Math.sin(swing) * length,
    elbow[1] + Math.cos(swing) * length,
    elbow[2] - depth,
  ];
  const arm: Partial<Record<JointName, Vec3>> = {
    elbowRight: elbow,
    wristRight: along(0.24, 0.02),
    handRight: along(0.32, 0.03),
    handTipRight: along(0.41, 0.03),
    thumbRight: along(0.31, 0.07),
  };
  return JOINT_NAMES.map((name) => {
    const [x, y, z] = STANDING[name.replace('Right', 'Left') as JointName] ?? [0, 0, 3];
    return arm[name] ?? (name.endsWith('Right') ? [-x, y, z] : [x, y, z]);
  });
}

function metres(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** One row per frame; named so that its columns explain themselves. */
export function exampleCsv(): string {
  const header = [
    'frame',
    'body',
    ...JOINT_NAMES.flatMap((name) => ['x', 'y', 'z'].map((axis) => `${name}_${axis}`)),
  ];
  const rows = Array.from({ length: FRAMES }, (_, frame) => [
    String(frame + 1),
    '1',
    ...waving(frame).flat().map(metres),
  ]);
  return `${[header, ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

/** One line per frame. */
export function exampleJson(): string {
  const frames = Array.from({ length: FRAMES }, (_, frame) =>
    JSON.stringify(waving(frame).map((point) => point.map((value) => Number(metres(value))))),
  );
  const head = `"fps": ${FRAME_RATE},\n  "label": "Hand waving",\n  "joints": ${JSON.stringify(JOINT_NAMES)}`;
  return `{\n  ${head},\n  "frames": [\n    ${frames.join(',\n    ')}\n  ]\n}\n`;
}
