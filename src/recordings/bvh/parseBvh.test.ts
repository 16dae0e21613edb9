import { describe, expect, it } from 'vitest';
import { JOINT, JOINT_NAMES, type JointName } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { finished } from '../finished.fixture';
import type { SkeletonParseError } from '../skeletonParseError';
import { bytesOf } from '../skeletonText.fixture';
import { FAMILIES, type FamilyName } from './bvhFamilies.fixture';
import { type BvhSpec, bvhText } from './bvhText.fixture';
import { type BvhCorrection, correctionFor } from './corrections';
import type { JointMapping } from './mapping';
import { inspectBvh, parseBvhInSlices } from './parseBvh';

const parse = (text: string, corrections: readonly BvhCorrection[] = []) =>
  finished(parseBvhInSlices(bytesOf(text), corrections));
const read = (spec: BvhSpec = {}) => parse(bvhText(spec));

function point({ raw }: ReturnType<typeof parse>, joint: JointName, frame = 0): number[] {
  const start = (frame * 25 + JOINT[joint]) * 3;
  return [...raw.positions.subarray(start, start + 3)];
}

const families = Object.keys(FAMILIES) as FamilyName[];

describe.each(families)('a BVH file in the words of %s', (family) => {
  it('stands before the sensor as a person does', () => {
    const parsed = read({ family });
    const { raw } = parsed;
    expect(raw.frameCount).toBe(4);
    expect(raw.positions.every(Number.isFinite)).toBe(true);
    const heights = (['footLeft', 'ankleLeft', 'kneeLeft', 'hipLeft', 'spineBase', 'spineMid'] as const).map(
      (joint) => point(parsed, joint)[1]!,
    );
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(point(parsed, 'spineMid')[1]).toBeLessThan(point(parsed, 'spineShoulder')[1]!);
    expect(point(parsed, 'spineShoulder')[1]).toBeLessThan(point(parsed, 'neck')[1]!);
    expect(point(parsed, 'neck')[1]).toBeLessThan(point(parsed, 'head')[1]!);
    // Arms out, the performer's left at the sensor's right.
    const outwards = (['shoulder', 'elbow', 'wrist', 'hand', 'handTip'] as const).map(
      (joint) => -point(parsed, `${joint}Left`)[0]!,
    );
    expect(outwards).toEqual(outwards.toSorted((a, b) => a - b));
    expect(new Set(outwards.map((x) => x.toFixed(3))).size).toBe(5);
    expect(point(parsed, 'handTipRight')[0]).toBeGreaterThan(0.6);
    // Toes point to the sensor.
    expect(point(parsed, 'footLeft')[2]).toBeLessThan(point(parsed, 'ankleLeft')[2]! - 0.1);
    const base = point(parsed, 'spineBase');
    expect(base[0]).toBeCloseTo(0, 5);
    expect(base[2]).toBeCloseTo(3, 5);
    const lowest = Math.min(...raw.positions.filter((_, at) => at % 3 === 1));
    expect(lowest).toBeCloseTo(-1, 5);
  });
});

describe('the units of a BVH file', () => {
  it.each([
    [1, 'm, 1.70 m'],
    [100, 'cm, 1.70 m'],
    [1000, 'mm, 1.70 m'],
    [1 / 0.0254, 'in, 1.70 m'],
    [0.45 / 0.0254, 'CMU 1/0.45 in, 1.70 m'],
  ])('are guessed from the height: %d to the metre', (scale, detail) => {
    const parsed = read({ scale });
    expect(parsed.remarks).toEqual([{ code: 'bvh-unit-guessed', detail }]);
    const knee = point(parsed, 'kneeLeft')[1]! - point(parsed, 'ankleLeft')[1]!;
    expect(knee).toBeCloseTo(0.415, 3);
  });

  it('that give no person make a body of 1.70 m', () => {
    const parsed = read({ scale: 20_000 });
    expect(parsed.remarks).toEqual([{ code: 'bvh-size-assumed', detail: '3.40e+4' }]);
    expect(point(parsed, 'hipLeft')[1]! - point(parsed, 'ankleLeft')[1]!).toBeCloseTo(0.835, 3);
  });
});

describe('the place of a BVH motion', () => {
  it('has y up where the file has z up', () => {
    const upright = read();
    const turned = read({ zUp: true });
    turned.raw.positions.forEach((value, at) => {
      expect(value).toBeCloseTo(upright.raw.positions[at]!, 4);
    });
  });

  it('faces the sensor at first, whichever way the file faces, and turns as the performer does', () => {
    const turning = [0, 90, 180, 270].map((degrees) => [0, 0, 0, 0, 0, 130 + degrees]);
    const parsed = read({ frames: turning });
    expect(point(parsed, 'handTipLeft')[0]).toBeLessThan(-0.6);
    // A left turn about the vertical, seen from above, brings the left hand to the back and then to the other side.
    expect(point(parsed, 'handTipLeft', 1)[2]).toBeGreaterThan(3.6);
    expect(point(parsed, 'handTipLeft', 2)[0]).toBeGreaterThan(0.6);
  });

  it('keeps a long walk a metre away', () => {
    const walk = Array.from({ length: 60 }, (_, frame) => [0, 0, frame * 10, 0, 0, 0]);
    const { raw } = read({ frames: walk });
    const depths = raw.positions.filter((_, at) => at % 3 === 2);
    expect(Math.min(...depths)).toBeCloseTo(1, 4);
    expect(Math.max(...depths)).toBeGreaterThan(6.5);
  });
});

describe('the time of a BVH motion', () => {
  const rise = Array.from({ length: 121 }, (_, frame) => [0, frame, 0, 0, 0, 0]);

  it.each([
    ['0.00833333', 31, 4],
    ['0.0083', 30, 4.0161],
    ['0.0333333', 121, 1],
    ['0.0416667', 151, 0.8],
    ['0.1', 361, 1 / 3],
  ])('at %s s a frame becomes 30 a second', (frameTime, frameCount, centimetres) => {
    const parsed = read({ frames: rise, frameTime });
    expect(parsed.raw.frameCount).toBe(frameCount);
    const climbed = (frame: number) => point(parsed, 'head', frame)[1]! - point(parsed, 'head')[1]!;
    expect(climbed(1)).toBeCloseTo(centimetres / 100, 4);
    expect(climbed(10)).toBeCloseTo(centimetres / 10, 4);
  });

  it.each(['0', '-0.1', '1', '1e-9'])('is refused at %s s a frame', (frameTime) => {
    expect(() => read({ frameTime })).toThrow(expect.objectContaining({ code: 'bvh-frame-time' }));
  });

  it('is refused beyond two hours', () => {
    const head = bvhText({ frameTime: '0.2' }).replace('Frames: 4', 'Frames: 40000');
    const row = `${'0 '.repeat(500)}`.trim().split(' ');
    const channels = head.trim().split('\n').at(-1)!.split(' ').length;
    const text = head + `${row.slice(0, channels).join(' ')}\n`.repeat(39_996);
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'too-long' }));
  });
});

describe('the mapping of a BVH file', () => {
  it('says what stands for what, and marks what was derived', () => {
    const { joints, mapping } = inspectBvh(bytesOf(bvhText({ family: 'mixamo' })));
    expect(joints).toContain('mixamorig:Head end');
    expect(mapping.head).toEqual({ from: 'mixamorig:Head', to: 'mixamorig:Head end', share: 0.5 });
    expect(mapping.neck).toEqual({ from: 'mixamorig:Neck', to: 'mixamorig:Head', share: 0.5 });
    expect(mapping.spineMid?.from).toBe('mixamorig:Spine1');
    expect(mapping.handTipLeft?.from).toBe('mixamorig:LeftHandMiddle3 end');
    expect(mapping.thumbRight?.from).toBe('mixamorig:RightHandThumb3 end');
    const { raw } = read({ family: 'mixamo' });
    expect(raw.tracking[JOINT.head]).toBe(TRACKING.inferred);
    expect(raw.tracking[JOINT.kneeLeft]).toBe(TRACKING.tracked);
  });

  it('passes over what lies on the wrist, and over a neck below the shoulders', () => {
    const { mapping } = inspectBvh(bytesOf(bvhText({ family: 'cmu' })));
    expect(mapping.handLeft?.from).toBe('LeftHandIndex1');
    expect(mapping.spineShoulder).toEqual({ from: 'LeftArm', to: 'RightArm', share: 0.5 });
    expect(mapping.neck).toEqual({ from: 'Neck1', to: null, share: 0 });
    expect(mapping.spineMid?.from).toBe('Spine');
  });

  it('takes a thumb that is not there from the hand', () => {
    const { raw } = read({ family: 'rokoko' });
    expect(raw.tracking[JOINT.thumbLeft]).toBe(TRACKING.inferred);
    expect(raw.tracking[JOINT.handTipLeft]).toBe(TRACKING.tracked);
  });

  it('names the joints for which there is none', () => {
    const rename = (name: string) => (/UpLeg|LHip|RHip|RightHand$/.test(name) ? `x${name.length}` : name);
    expect(() => read({ rename })).toThrow(
      expect.objectContaining({
        code: 'bvh-joints-missing',
        detail: 'wristRight, handRight, hipLeft, hipRight, handTipRight, thumbRight',
      }),
    );
  });

  it('can be corrected', () => {
    const rename = (name: string) => (name === 'LeftUpLeg' || name === 'LHipJoint' ? 'oberschenkel' : name);
    const text = bvhText({ rename });
    const { joints, mapping } = inspectBvh(bytesOf(text));
    expect(JOINT_NAMES.filter((name) => mapping[name] === null)).toEqual(['hipLeft']);
    const corrected: JointMapping = Object.fromEntries(
      JOINT_NAMES.map((name) => [name, mapping[name] ?? { from: 'oberschenkel (2)', to: null, share: 0 }]),
    ) as JointMapping;
    const corrections = [{ joints, mapping: corrected }];
    const parsed = parse(text, corrections);
    expect(parsed.raw.positions).toEqual(read().raw.positions);
    expect(parsed.remarks.map(({ code }) => code)).toEqual(['bvh-unit-guessed', 'bvh-corrected']);
    // Files of another skeleton keep their own.
    expect(parse(bvhText({ family: 'rokoko' }), corrections)).toEqual(read({ family: 'rokoko' }));
  });

  it('is the correction of the same skeleton before one of a variant of it, and the guess where none fits', () => {
    const { joints, mapping } = inspectBvh(bytesOf(bvhText()));
    const turned = (name: 'kneeLeft' | 'kneeRight'): JointMapping => ({
      ...(mapping as JointMapping),
      [name]: mapping.spineBase ?? { from: '', to: null, share: 0 },
    });
    const variant = { joints: joints.slice(0, -1), mapping: turned('kneeLeft') };
    const same = { joints, mapping: turned('kneeRight') };
    expect(correctionFor(joints, [variant, same])).toBe(same.mapping);
    expect(correctionFor(joints, [variant])).toBe(variant.mapping);
    expect(correctionFor(joints.slice(1), [variant, same])).toBeNull();
    expect(correctionFor([], [])).toBeNull();
    // A correction that says what the names say is none.
    const asGuessed = [{ joints, mapping: mapping as JointMapping }];
    expect(parse(bvhText(), asGuessed)).toEqual(read());
  });
});

describe('a broken BVH file', () => {
  const TEXT: string = bvhText();
  const lineOf = (needle: string): number => TEXT.split('\n').findIndex((line) => line.includes(needle)) + 1;

  function problemOf(text: string): Pick<SkeletonParseError, 'code' | 'line' | 'detail'> | null {
    try {
      parse(text);
    } catch (error) {
      const { code, line, detail } = error as SkeletonParseError;
      return { code, line, detail };
    }
    return null;
  }

  it.each([
    ['is empty', (): string => '', 'bvh-syntax', 1, 'HIERARCHY'],
    ['is something else', (): string => '1 2 3\n4 5 6\n', 'bvh-syntax', 1, 'HIERARCHY'],
    [
      'has no motion',
      (): string => TEXT.slice(0, TEXT.indexOf('MOTION')),
      'bvh-syntax',
      lineOf('MOTION') - 1,
      'MOTION',
    ],
    [
      'has a short offset',
      (): string => TEXT.replace('OFFSET 0.00000 0.00000 0.00000', 'OFFSET 0 0'),
      'bvh-syntax',
      4,
      'OFFSET',
    ],
    ['has no brace', (): string => TEXT.replace('{', ''), 'bvh-syntax', 4, '{'],
    [
      'has a channel unknown',
      (): string => TEXT.replace('Xposition', 'Wposition'),
      'bvh-syntax',
      5,
      'Xrotation',
    ],
    [
      'miscounts channels',
      (): string => TEXT.replace('CHANNELS 6', 'CHANNELS 5'),
      'bvh-syntax',
      5,
      'CHANNELS',
    ],
    [
      'has a decimal comma',
      (): string => TEXT.replace('0.0333333', '0,0333333'),
      'decimal-comma',
      lineOf('Frame Time'),
      '0,0333333',
    ],
    [
      'has no frames',
      (): string => TEXT.replace('Frames: 4', 'Frames: 0'),
      'zero-frames',
      lineOf('Frames:'),
      '',
    ],
    [
      'announces more',
      (): string => TEXT.replace('Frames: 4', 'Frames: 9'),
      'truncated',
      lineOf('Frame Time') + 5,
      '4/9',
    ],
    [
      'announces less',
      (): string => TEXT.replace('Frames: 4', 'Frames: 2'),
      'trailing-data',
      lineOf('Frame Time') + 3,
      '2',
    ],
    [
      'lacks a value',
      (): string => TEXT.trimEnd().replace(/ 0$/, ''),
      'truncated',
      lineOf('Frame Time') + 4,
      '3/4',
    ],
    [
      'holds a word',
      (): string => TEXT.replace(/ 0\n$/, ' x\n'),
      'not-a-number',
      lineOf('Frame Time') + 4,
      'x',
    ],
  ] as const)('that %s is refused at its line', (_what, text, code, line, detail) => {
    expect(problemOf(text())).toEqual({ code, line, detail });
  });

  it('that has no size is refused', () => {
    expect(problemOf(bvhText({ scale: 0 }))).toMatchObject({ code: 'bvh-no-size' });
  });

  it('of ten thousand nested joints is refused, not descended into', () => {
    const nested = 'JOINT a\n{\nOFFSET 0 0 0\n'.repeat(10_000).replace('JOINT', 'ROOT');
    expect(problemOf(`HIERARCHY\n${nested}`)).toMatchObject({ code: 'bvh-syntax' });
  });

  it('with Windows line ends, a byte order mark and braces beside names is read', () => {
    const text = `\uFEFF${TEXT.replace(/(ROOT|JOINT|End)( .*)\n\t*\{/g, '$1$2 {').replaceAll('\n', '\r\n')}`;
    expect(parse(text).raw.positions).toEqual(parse(TEXT).raw.positions);
  });
});
