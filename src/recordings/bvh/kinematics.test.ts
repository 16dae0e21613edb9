import { describe, expect, it } from 'vitest';
import { bytesOf } from '../skeletonText.fixture';
import { parseHierarchy } from './hierarchy';
import { ForwardKinematics } from './kinematics';

type Vec3 = readonly [number, number, number];

/** The textbook rotation of a vector, independent of the matrices under test. */
function rotate([x, y, z]: Vec3, axis: string, degrees: number): Vec3 {
  const c = Math.cos((degrees * Math.PI) / 180);
  const s = Math.sin((degrees * Math.PI) / 180);
  if (axis === 'X') return [x, c * y - s * z, s * y + c * z];
  if (axis === 'Y') return [c * x + s * z, y, c * z - s * x];
  return [c * x - s * y, s * x + c * y, z];
}

function hierarchyOf(order: string, childChannels = '0'): ReturnType<typeof parseHierarchy> {
  const channels = [...order].map((axis) => `${axis}rotation`).join(' ');
  return parseHierarchy(
    bytesOf(`HIERARCHY
ROOT a
{
OFFSET 0 0 0
CHANNELS 6 Xposition Yposition Zposition ${channels}
JOINT b
{
OFFSET 1 2 3
CHANNELS ${childChannels}
End Site
{
OFFSET 4 5 6
}
}
}
MOTION
`),
  );
}

describe('ForwardKinematics', () => {
  it.each(['XYZ', 'XZY', 'YXZ', 'YZX', 'ZXY', 'ZYX'])('turns in the order %s of the channels', (order) => {
    const kinematics = new ForwardKinematics(hierarchyOf(order), [2]);
    const angles = [25, -70, 140];
    kinematics.pose(Float64Array.of(10, 20, 30, ...angles));
    // The channel written last turns first.
    let way: Vec3 = [5, 7, 9];
    for (let at = 2; at >= 0; at -= 1) way = rotate(way, order[at]!, angles[at]!);
    way.forEach((value, axis) => {
      expect(kinematics.positions[6 + axis]).toBeCloseTo([10, 20, 30][axis]! + value, 10);
    });
  });

  it('turns a child within its parent', () => {
    const kinematics = new ForwardKinematics(hierarchyOf('ZXY', '3 Zrotation Xrotation Yrotation'), [2]);
    kinematics.pose(Float64Array.of(0, 0, 0, 90, 0, 0, 0, 90, 0));
    const end = rotate([4, 5, 6], 'X', 90);
    const expected = rotate([1 + end[0], 2 + end[1], 3 + end[2]], 'Z', 90);
    expected.forEach((value, axis) => {
      expect(kinematics.positions[6 + axis]).toBeCloseTo(value, 10);
    });
  });

  it.each([
    ['replace the offset where they are like it', [1, 2.1, 3], [1.2, 2, 3], [1.2, 2, 3]],
    ['are added to it where they are not', [0.1, 0, 0], [0.2, 0, 0], [1.2, 2, 3]],
  ])('position channels of a joint %s', (_what, first, later, expected) => {
    const hierarchy = hierarchyOf('ZXY', '3 Xposition Yposition Zposition');
    const kinematics = new ForwardKinematics(hierarchy, [1]);
    kinematics.pose(Float64Array.of(0, 0, 0, 0, 0, 0, ...first));
    kinematics.pose(Float64Array.of(0, 0, 0, 0, 0, 0, ...later));
    expected.forEach((value, axis) => {
      expect(kinematics.positions[3 + axis]).toBeCloseTo(value, 10);
    });
  });
});
