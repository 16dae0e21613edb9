import { describe, expect, it } from 'vitest';
import { ACTIONS, actionName } from './actions';
import { BONES, JOINT, JOINT_COUNT, JOINTS } from './joints';
import { formatRecordingName } from './sequence';

describe('the skeleton', () => {
  it('has 25 joints in Kinect v2 order, with the left foot at 16 and the thumbs last', () => {
    expect(JOINTS).toHaveLength(JOINT_COUNT);
    expect(JOINT.footLeft + 1).toBe(16);
    expect([
      JOINT.spineShoulder,
      JOINT.handTipLeft,
      JOINT.thumbLeft,
      JOINT.handTipRight,
      JOINT.thumbRight,
    ]).toEqual([20, 21, 22, 23, 24]);
  });

  it('is one tree rooted at the spine base', () => {
    expect(BONES).toHaveLength(JOINT_COUNT - 1);
    for (let joint = 0; joint < JOINT_COUNT; joint++) {
      let steps = 0;
      for (let at = joint; at !== JOINT.spineBase; at = JOINTS[at]?.parent ?? -1) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(++steps).toBeLessThan(JOINT_COUNT);
      }
    }
  });

  it('has a left joint for every right one', () => {
    const left = JOINTS.filter((joint) => joint.side === 'left').map((joint) =>
      joint.name.replace('Left', ''),
    );
    const right = JOINTS.filter((joint) => joint.side === 'right').map((joint) =>
      joint.name.replace('Right', ''),
    );
    expect(left.toSorted()).toEqual(right.toSorted());
  });
});

describe('the actions', () => {
  it('are NTU RGB+D 120’s, 26 of them for two persons', () => {
    expect(ACTIONS).toHaveLength(120);
    expect(ACTIONS.filter((action) => action.persons === 2).map((action) => action.number)).toEqual([
      50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117,
      118, 119, 120,
    ]);
    expect(actionName(9, 'en')).toBe('Stand up (from sitting)');
    expect(actionName(43, 'es')).toBe('Caerse');
    expect([61, 80, 106, 120].map((number) => actionName(number, 'en'))).toEqual([
      'Put on headphone',
      'Squat down',
      'Hit other person with something',
      'Finger-guessing game (rock-paper-scissors)',
    ]);
    expect(actionName(101, 'es')).toBe('Tocarse la punta del pie contrario');
  });

  it('have names that tell them apart in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      expect(new Set(ACTIONS.map((action) => action[language])).size).toBe(120);
    }
  });

  it('beyond those are named by number', () => {
    expect(actionName(121, 'en')).toBe('A121');
  });
});

describe('a recording’s name', () => {
  it('is zero-padded to three digits', () => {
    expect(formatRecordingName({ setup: 1, camera: 2, performer: 30, replication: 1, action: 60 })).toBe(
      'S001C002P030R001A060',
    );
  });
});
