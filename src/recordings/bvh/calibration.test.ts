import { describe, expect, it } from 'vitest';
import { finished } from '../finished.fixture';
import { bytesOf } from '../skeletonText.fixture';
import { type BvhSpec, bvhText } from './bvhText.fixture';
import { parseBvhInSlices } from './parseBvh';

const read = (spec: BvhSpec) => finished(parseBvhInSlices(bytesOf(bvhText(spec))));
const codes = ({ remarks }: ReturnType<typeof read>) => remarks.map(({ code }) => code);

/** Arms down, knees bent, and something in every joint: where it was filmed. */
const filmed = (joint: string) => [/Arm$/.test(joint) ? 70 : joint.length, -3, 20] as const;
const legsStraight = (joint: string) => [/UpLeg$/.test(joint) ? 20 : 0, 0, 0] as const;
const walk = [0, 1, 2, 3].map((step) => [100, 90, step, 10, 120, -5]);
const T_POSE = [100, 90, 0, 0, 0, 0];

describe('a motion that begins with a calibration pose', () => {
  it('is read from its second frame, and says so', () => {
    const turn = (frame: number, joint: string) => (frame === 0 ? legsStraight(joint) : filmed(joint));
    const whole = read({ frames: [T_POSE, ...walk], turn });
    const cut = read({ frames: walk, turn: (_, joint) => filmed(joint) });
    expect(codes(whole)).toEqual(['bvh-unit-guessed', 'bvh-calibration-pose']);
    expect(codes(cut)).toEqual(['bvh-unit-guessed']);
    expect(whole.raw).toEqual(cut.raw);
  });

  it('keeps its time', () => {
    const turn = (frame: number, joint: string) => (frame === 0 ? ([0, 0, 0] as const) : filmed(joint));
    const steps = Array.from({ length: 121 }, (_, step) => [0, 90, step, 10, 120, -5]);
    const { raw } = read({ frames: [T_POSE, ...steps], turn, frameTime: '.0083333' });
    expect(raw.frameCount).toBe(31);
  });
});

describe('a motion that begins with no calibration pose', () => {
  const straight = [0, 0, 0] as const;
  const cases: readonly (readonly [string, Required<Pick<BvhSpec, 'frames' | 'turn'>>])[] = [
    ['is a single T-pose', { frames: [T_POSE], turn: () => straight }],
    [
      'stands in a T-pose for longer',
      { frames: [T_POSE, T_POSE, ...walk], turn: (frame, joint) => (frame < 2 ? straight : filmed(joint)) },
    ],
    [
      'turns a root that was turned before',
      { frames: walk, turn: (frame, joint) => (frame === 0 ? straight : filmed(joint)) },
    ],
    ['turns its root alone', { frames: [T_POSE, ...walk], turn: () => straight }],
    [
      'raises an arm from rest',
      {
        frames: [T_POSE, ...walk],
        turn: (frame, joint) => (frame > 0 && /^Left(Arm|ForeArm)$/.test(joint) ? [70, 0, 0] : straight),
      },
    ],
    [
      'has its limbs turned at once',
      {
        frames: [T_POSE, ...walk],
        turn: (frame, joint) => (frame === 0 && !/^[LR]/.test(joint) ? straight : filmed(joint)),
      },
    ],
  ];

  it.each(cases)('keeps its first frame where it %s', (_what, spec) => {
    const parsed = read(spec);
    expect(parsed.raw.frameCount).toBe(spec.frames.length);
    expect(codes(parsed)).not.toContain('bvh-calibration-pose');
  });
});
