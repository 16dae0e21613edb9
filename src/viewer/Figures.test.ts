import { Color, type InstancedMesh, Matrix4, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';

import { BONES, JOINT, JOINT_COUNT } from '../skeleton/joints';
import { Figures } from './Figures';
import { PALETTES } from './palette';
import { standingSequence } from './sequences.fixture';
import { weightColour } from './weightColours';

const { bodies, weights: ends, ghost } = PALETTES.light;

/** Meshes as they are drawn: solid joints, hollow joints, solid bones, hollow bones. */
function meshesOf(figures: Figures): InstancedMesh[] {
  return figures.group.children as InstancedMesh[];
}

function colorOf(mesh: InstancedMesh | undefined, index: number): string {
  const color = new Color();
  mesh?.getColorAt(index, color);
  return `#${color.getHexString()}`;
}

function thicknessOf(mesh: InstancedMesh | undefined, index: number): number {
  const matrix = new Matrix4();
  mesh?.getMatrixAt(index, matrix);
  return new Vector3().setFromMatrixScale(matrix).x;
}

describe('Figures', () => {
  it('colours joints by side where nothing is weighed', () => {
    const figures = new Figures();
    figures.update(standingSequence(1), 0, bodies);
    const [joints] = meshesOf(figures);
    expect(joints?.count).toBe(JOINT_COUNT);
    expect(colorOf(joints, JOINT.handLeft)).toBe(bodies[0].left);
    expect(colorOf(joints, JOINT.handRight)).toBe(bodies[0].right);
  });

  it('colours and thickens joints by weight, bones by the mean of their ends, each body by its own', () => {
    const figures = new Figures();
    const values = new Float32Array(2 * JOINT_COUNT);
    values[JOINT.handLeft] = 1;
    values[JOINT.wristLeft] = 0.5;
    values[JOINT_COUNT + JOINT.head] = 1;
    figures.update(standingSequence(1, 2), 0, bodies, { values, ends });
    const [joints, , bones] = meshesOf(figures);
    expect(joints?.count).toBe(2 * JOINT_COUNT);
    expect(colorOf(joints, JOINT.handLeft)).toBe(ends.most);
    expect(colorOf(joints, JOINT.handRight)).toBe(ends.least);
    expect(colorOf(joints, JOINT.head)).toBe(ends.least);
    expect(colorOf(joints, JOINT_COUNT + JOINT.head)).toBe(ends.most);
    const bone = BONES.findIndex(({ to }) => to === JOINT.handLeft);
    expect(colorOf(bones, bone)).toBe(weightColour(0.75, ends));
    const [heavy, light] = [JOINT.handLeft, JOINT.handRight].map((joint) => thicknessOf(joints, joint));
    expect(heavy).toBeCloseTo((light ?? 0) * 1.4, 5);
  });

  it('draws a ghost solid all over, its depth before its colour', () => {
    const figures = new Figures(true);
    const sequence = standingSequence(1);
    sequence.tracking[JOINT.head] = 1;
    sequence.tracking[JOINT.footLeft] = 0;
    figures.update(sequence, 0, ghost);
    const [depth, joints, hollow] = meshesOf(figures);
    expect([depth?.count, joints?.count, hollow?.count]).toEqual([JOINT_COUNT - 1, JOINT_COUNT - 1, 0]);
    expect(depth?.renderOrder).toBeLessThan(joints?.renderOrder ?? 0);
    expect(depth?.instanceMatrix).toBe(joints?.instanceMatrix);
    expect(joints?.castShadow).toBe(false);
    expect(colorOf(joints, 0)).toBe(ghost[0].centre);
  });
});
