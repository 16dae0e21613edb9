import { describe, expect, it } from 'vitest';
import { BONES, JOINT, JOINT_COUNT } from '../../skeleton/joints';
import { performRecording, SYNTHETIC_ACTIONS } from './generate';
import { ELBOW, KNEE } from './inverseKinematics';
import type { Performance } from './perform';
import { direction, dot, length, subtract, type Vec3 } from './vector';

const performances = SYNTHETIC_ACTIONS.flatMap((action) =>
  [1, 2, 3, 4].map((performer) => ({
    action,
    performance: performRecording({ setup: 1, camera: 1, performer, replication: 1, action }, 11),
  })),
);

function at({ positions, bodyCount }: Performance, frame: number, body: number, joint: number): Vec3 {
  const start = ((frame * bodyCount + body) * JOINT_COUNT + joint) * 3;
  return [positions[start] as number, positions[start + 1] as number, positions[start + 2] as number];
}

/** Calls back for every frame of every body of every performance. */
function forEachPose(
  check: (performance: Performance, frame: number, body: number, action: number) => void,
): void {
  for (const { action, performance } of performances) {
    for (let body = 0; body < performance.bodyCount; body++) {
      for (let frame = 0; frame < performance.frameCount; frame++) check(performance, frame, body, action);
    }
  }
}

function flexion(performance: Performance, frame: number, body: number, chain: readonly number[]): number {
  const [a, b, c] = chain.map((joint) => at(performance, frame, body, joint)) as [Vec3, Vec3, Vec3];
  const cosine = dot(direction(subtract(b, a)), direction(subtract(c, b)));
  return (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI;
}

function boneLength(
  performance: Performance,
  frame: number,
  body: number,
  bone: (typeof BONES)[number],
): number {
  return length(subtract(at(performance, frame, body, bone.to), at(performance, frame, body, bone.from)));
}

describe('a performance before the sensor', () => {
  it('keeps every bone as long as it is', () => {
    let worst = 0;
    forEachPose((performance, frame, body) => {
      for (const bone of BONES) {
        const change = boneLength(performance, frame, body, bone) - boneLength(performance, 0, body, bone);
        worst = Math.max(worst, Math.abs(change));
      }
    });
    expect(worst).toBeLessThan(0.001);
  });

  it('bends elbows and knees within their range', () => {
    const arms = [
      [JOINT.shoulderLeft, JOINT.elbowLeft, JOINT.wristLeft],
      [JOINT.shoulderRight, JOINT.elbowRight, JOINT.wristRight],
    ];
    const legs = [
      [JOINT.hipLeft, JOINT.kneeLeft, JOINT.ankleLeft],
      [JOINT.hipRight, JOINT.kneeRight, JOINT.ankleRight],
    ];
    const range = { arm: [180, 0], leg: [180, 0] } as Record<'arm' | 'leg', [number, number]>;
    forEachPose((performance, frame, body) => {
      const note = (kind: 'arm' | 'leg', chain: readonly number[]) => {
        const angle = flexion(performance, frame, body, chain);
        range[kind] = [Math.min(range[kind][0], angle), Math.max(range[kind][1], angle)];
      };
      for (const chain of arms) note('arm', chain);
      for (const chain of legs) note('leg', chain);
    });
    expect(range.arm[0]).toBeGreaterThan(ELBOW.least - 0.1);
    expect(range.arm[1]).toBeLessThan(ELBOW.most + 0.1);
    expect(range.leg[0]).toBeGreaterThan(KNEE.least - 0.1);
    expect(range.leg[1]).toBeLessThan(KNEE.most + 0.1);
  });

  it('bends knees forwards: never behind the line from hip to ankle as the pelvis sees it', () => {
    const backwards = new Set<number>();
    forEachPose((performance, frame, body, action) => {
      const [left, right] = [JOINT.hipLeft, JOINT.hipRight].map((joint) =>
        at(performance, frame, body, joint),
      );
      const spine = subtract(
        at(performance, frame, body, JOINT.spineMid),
        at(performance, frame, body, JOINT.spineBase),
      );
      const side = subtract(left as Vec3, right as Vec3);
      const front = direction([
        side[1] * spine[2] - side[2] * spine[1],
        side[2] * spine[0] - side[0] * spine[2],
        side[0] * spine[1] - side[1] * spine[0],
      ]);
      for (const [hip, knee, ankle] of [
        [JOINT.hipLeft, JOINT.kneeLeft, JOINT.ankleLeft],
        [JOINT.hipRight, JOINT.kneeRight, JOINT.ankleRight],
      ] as const) {
        const thigh = subtract(at(performance, frame, body, knee), at(performance, frame, body, hip));
        const shank = subtract(at(performance, frame, body, ankle), at(performance, frame, body, knee));
        if (dot(direction(thigh), front) < dot(direction(shank), front) - 0.05) backwards.add(action);
      }
    });
    expect([...backwards]).toEqual([]);
  });

  it('stays above the ground', () => {
    const below = new Map<number, number>();
    forEachPose((performance, frame, body, action) => {
      for (let joint = 0; joint < JOINT_COUNT; joint++) {
        const height = at(performance, frame, body, joint)[1];
        if (height < -0.01) below.set(action, Math.min(height, below.get(action) ?? 0));
      }
    });
    expect([...below]).toEqual([]);
  });

  it('does not slide a planted foot', () => {
    let worst = 0;
    let planted = 0;
    for (const { performance } of performances) {
      for (let body = 0; body < performance.bodyCount; body++) {
        for (const joint of [JOINT.ankleLeft, JOINT.ankleRight]) {
          let anchor: Vec3 | null = null;
          const flat = (performance.bodies[body]?.ankleHeight ?? 0) + 0.003;
          for (let frame = 0; frame < performance.frameCount; frame++) {
            const ankle = at(performance, frame, body, joint);
            if (ankle[1] > flat) {
              anchor = null;
              continue;
            }
            anchor ??= ankle;
            planted++;
            worst = Math.max(worst, length(subtract(ankle, anchor)));
          }
        }
      }
    }
    expect(planted).toBeGreaterThan(1000);
    expect(worst).toBeLessThan(0.01);
  });

  it('moves without jumps: no joint faster than 12 m/s', () => {
    let fastest = 0;
    forEachPose((performance, frame, body) => {
      if (frame === 0) return;
      for (let joint = 0; joint < JOINT_COUNT; joint++) {
        const step = subtract(at(performance, frame, body, joint), at(performance, frame - 1, body, joint));
        fastest = Math.max(fastest, length(step) * 30);
      }
    });
    expect(fastest).toBeLessThan(12);
  });

  it('sits down on sitting down and gets up on standing up', () => {
    const change = (wanted: number) =>
      performances
        .filter(({ action }) => action === wanted)
        .map(({ performance }) => {
          const last = performance.frameCount - 1;
          return at(performance, last, 0, JOINT.spineBase)[1] - at(performance, 0, 0, JOINT.spineBase)[1];
        });
    for (const fall of change(8)) expect(fall).toBeLessThan(-0.3);
    for (const rise of change(9)) expect(rise).toBeGreaterThan(0.3);
  });
});
