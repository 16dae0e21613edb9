import { describe, expect, it } from 'vitest';
import { JOINT } from '../skeleton/joints';
import { TRACKING } from '../skeleton/sequence';
import { parseSkeleton } from './parseSkeleton';
import { bytesOf } from './skeletonText.fixture';

/** A `.skeleton` file of 20 joints at x = number of the joint, y = 2 x, z = 3, orientation 1 0 0 x. */
function v1Text(state = (_joint: number) => 2): string {
  const joints = Array.from(
    { length: 20 },
    (_, joint) => `${joint} ${2 * joint} 3 0 0 0 0 1 0 0 ${joint} ${state(joint)}`,
  );
  return ['1', '1', '7 0 0 0 0 0 0 0 0 2', '20', ...joints].join('\n');
}

describe('a body of 20 joints', () => {
  const raw = parseSkeleton(bytesOf(v1Text()));
  const place = (joint: number) => [...raw.positions.subarray(joint * 3, joint * 3 + 3)];

  it('keeps the joints that Kinect v2 has in its order', () => {
    for (let joint = 0; joint < 20; joint += 1) {
      if (joint === JOINT.neck) continue;
      expect(place(joint)).toEqual([joint, 2 * joint, 3]);
      expect(raw.tracking[joint]).toBe(TRACKING.tracked);
    }
  });

  it('has its shoulder centre as spine shoulder and a neck a third of the way to the head', () => {
    expect(place(JOINT.spineShoulder)).toEqual([2, 4, 3]);
    expect(raw.tracking[JOINT.spineShoulder]).toBe(TRACKING.tracked);
    expect(place(JOINT.neck)).toEqual([Math.fround(2 + 1 / 3), Math.fround(4 + 2 / 3), 3]);
    expect(raw.tracking[JOINT.neck]).toBe(TRACKING.inferred);
  });

  it('has hand tips and thumbs at its hands, inferred', () => {
    expect(place(JOINT.handTipLeft)).toEqual(place(JOINT.handLeft));
    expect(place(JOINT.thumbLeft)).toEqual(place(JOINT.handLeft));
    expect(place(JOINT.handTipRight)).toEqual(place(JOINT.handRight));
    expect(place(JOINT.thumbRight)).toEqual(place(JOINT.handRight));
    expect([...raw.tracking.subarray(21)]).toEqual([1, 1, 1, 1]);
    expect(raw.orientations[JOINT.thumbRight * 4 + 3]).toBe(JOINT.handRight);
  });

  it('says of what was derived from a joint not tracked that it is not', () => {
    const { tracking } = parseSkeleton(bytesOf(v1Text((joint) => (joint === JOINT.handLeft ? 0 : 2))));
    expect([...tracking.subarray(21)]).toEqual([0, 0, 1, 1]);
  });
});
