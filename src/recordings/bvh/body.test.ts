import { describe, expect, it } from 'vitest';
import type { JointName } from '../../skeleton/joints';
import type { BvhJoint } from './hierarchy';
import { type FamilyNames, NAMES } from './jointNames.fixture';
import { guessMapping } from './mapping';

function skeletonOf({ sides, trunk, neck, arm, leg, hips = trunk[0] }: FamilyNames): readonly BvhJoint[] {
  const joints: BvhJoint[] = [];
  const chain = (names: readonly string[], root: number, offset: BvhJoint['offset']): number =>
    names.reduce(
      (parent, name) => joints.push({ name, parent, isEnd: false, offset, channels: [] }) - 1,
      root,
    );
  const limb = (names: readonly string[], root: number, offset: BvhJoint['offset']) => {
    const parent = chain(names, root, offset);
    joints.push({ name: `${joints[parent]?.name} end`, parent, isEnd: true, offset, channels: [] });
  };
  const chest = chain(trunk, -1, [0, 10, 0]);
  const pelvis = trunk.indexOf(hips ?? '');
  limb(neck, chest, [0, 12, 0]);
  for (const side of sides) {
    const out = side === sides[0] ? 1 : -1;
    const named = (names: readonly string[]) => names.map((name) => name.replace('#', side));
    limb(named(arm), chest, [out * 15, 0, 0]);
    limb(named(leg), pelvis, [out, -30, 0]);
  }
  return joints;
}

describe.each(Object.entries(NAMES))('the joints of %s', (_family, family) => {
  const mapping = guessMapping(skeletonOf(family));

  it('are all found', () => {
    expect(Object.entries(mapping).filter(([, source]) => source === null)).toEqual([]);
  });

  it('are what they are called', () => {
    const says = (joint: string) => {
      const source = mapping[joint as JointName];
      return source?.to == null ? source?.from : `${source.from} > ${source.to}`;
    };
    const said = Object.keys(family.is).map((joint) => [joint, says(joint)]);
    expect(Object.fromEntries(said)).toEqual(family.is);
  });
});

describe('a neck that begins below the arms', () => {
  const [family] = Object.values(NAMES);
  const raised = (left: number, right: number) =>
    skeletonOf(family!).map((joint): BvhJoint => {
      const [x] = joint.offset;
      if (!/_arm_/.test(joint.name)) return joint;
      return { ...joint, offset: [x, joint.name.startsWith('l') ? left : right, 0] };
    });

  it('is not where the spine meets the shoulders: the middle of them is', () => {
    const between = { from: 'l_arm_JNT', to: 'r_arm_JNT', share: 0.5 };
    expect(guessMapping(raised(20, 20)).spineShoulder).toEqual(between);
    expect(guessMapping(raised(20, 0)).spineShoulder?.from).toBe('neck_JNT');
    expect(guessMapping(raised(0, 0)).spineShoulder?.from).toBe('neck_JNT');
  });
});

describe('a knuckle', () => {
  const family: FamilyNames = {
    ...Object.values(NAMES)[0]!,
    arm: ['#_arm_JNT', '#_forearm_JNT', '#_hand_JNT', '#_fingerbase_JNT'],
  };
  const hand = (change: Partial<BvhJoint>) => {
    const joints = skeletonOf(family).map((joint) =>
      joint.name.includes('fingerbase') ? { ...joint, ...change, name: joint.name } : joint,
    );
    return guessMapping(joints).handLeft;
  };

  it('is the hand', () => {
    expect(hand({})?.from).toBe('l_fingerbase_JNT');
  });

  it('that lies on the wrist is not: the middle between wrist and tip is', () => {
    const between = { from: 'l_hand_JNT', to: 'l_fingerbase_JNT end', share: 0.5 };
    expect(hand({ offset: [0, 0, 0] })).toEqual(between);
  });

  it('that a position channel moves away from the wrist is', () => {
    const channels = [{ kind: 'position', axis: 0 }] as const;
    expect(hand({ offset: [0, 0, 0], channels })?.from).toBe('l_fingerbase_JNT');
  });
});
