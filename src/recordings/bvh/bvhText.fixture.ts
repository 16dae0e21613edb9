/** Small BVH files for tests: one body 1.7 m tall in the words of several families, standing with its arms out. */

import { FAMILIES, type Family, type FamilyName, type Vec3 } from './bvhFamilies.fixture';

type Limb = readonly [name: string, offset: Vec3, children?: readonly Limb[]];

/** Metres; the body faces +z and its left is at +x, as BVH has it. */
const TRUNK_LENGTH = 0.5;
const HEAD: Vec3 = [0, 0.22, 0];

function chain(bones: readonly Limb[]): Limb {
  const [first, ...rest] = bones as [Limb, ...Limb[]];
  const [name, offset, children = []] = first;
  return rest.length === 0 ? first : [name, offset, [...children, chain(rest)]];
}

function end(offset: Vec3): Limb {
  return ['', offset];
}

function armOf(family: Family, side: 'Left' | 'Right'): Limb {
  const out = side === 'Left' ? 1 : -1;
  const lengths = [0.05, 0.13, 0.3, 0.25, 0.05];
  const bones: Limb[] = family
    .arm(side)
    .map((name, bone) => [name, [out * lengths[bone]!, 0, 0], []] as const);
  const [middle, thumb] = family.fingers?.(side) ?? [[], []];
  const finger = (names: readonly string[], forward: number) =>
    chain([
      ...names.map((name): Limb => [name, [out * 0.04, 0, forward], []]),
      end([out * 0.02, 0, forward]),
    ]);
  const [name, offset] = bones.pop()!;
  const tips = middle.length === 0 ? [end([out * 0.1, 0, 0])] : [finger(middle, 0), finger(thumb, 0.03)];
  return chain([...bones, [name, offset, tips]]);
}

function legOf(family: Family, side: 'Left' | 'Right'): Limb {
  const out = side === 'Left' ? 1 : -1;
  const names = family.leg(side);
  const offsets: Vec3[] = [
    [out * 0.09, -0.05, 0],
    [0, -0.42, 0],
    [0, -0.415, 0],
    [0, -0.06, 0.12],
  ];
  if (names.length > 4) offsets.unshift([0, 0, 0]);
  return chain([
    ...names.map((name, bone): Limb => [name, offsets[bone]!, []]),
    end(names.length === 3 ? [0, -0.06, 0.12] : [0, 0, 0.06]),
  ]);
}

function bodyOf(family: Family): Limb {
  const [hips, ...rest] = family.trunk;
  const head = rest.pop()!;
  const spine = rest.filter((name) => !/neck/i.test(name));
  const necks = rest.filter((name) => /neck/i.test(name));
  const up = TRUNK_LENGTH / (spine.length + 1);
  const upper: Limb = chain([
    ...necks.map((name): Limb => [name, [0, up / necks.length, 0], []]),
    [head, [0, 0.1, 0], [end(HEAD)]],
  ]);
  const arms = [armOf(family, 'Left'), armOf(family, 'Right')];
  const trunk = chain([
    ...spine.map((name, bone): Limb => [name, [0, up, 0], bone === spine.length - 1 ? arms : []]),
    upper,
  ]);
  return [hips, [0, 0, 0], [legOf(family, 'Left'), legOf(family, 'Right'), trunk]];
}

export interface BvhSpec {
  readonly family?: FamilyName;
  /** Units in a metre. */
  readonly scale?: number;
  readonly frameTime?: string;
  readonly zUp?: boolean;
  /** Values of the root's channels, Xposition Yposition Zposition Zrotation Xrotation Yrotation, per frame. */
  readonly frames?: readonly (readonly number[])[];
  /** Rotation of every other joint about z, x, y, degrees, per frame and joint name; zero where not given. */
  readonly turn?: (frame: number, joint: string) => Vec3;
  /** Another name for a joint. */
  readonly rename?: (name: string) => string;
}

const STILL: readonly (readonly number[])[] = [0, 1, 2, 3].map(() => [0, 0, 0, 0, 0, 0]);

export function bvhText(spec: BvhSpec = {}): string {
  const { family = 'cmu', scale = 100, zUp = false, frames = STILL, rename = (name) => name } = spec;
  const shape: Family = FAMILIES[family];
  const { offsets: own = {} } = shape;
  const lines = ['HIERARCHY'];
  const names: string[] = [];
  const write = ([name, offset, children = []]: Limb, depth: number): void => {
    const indent = '\t'.repeat(depth);
    const [x, y, z] = (own[name] ?? offset).map((value) => (value * scale).toFixed(5));
    lines.push(`${indent}${name === '' ? 'End Site' : `${depth === 0 ? 'ROOT' : 'JOINT'} ${rename(name)}`}`);
    lines.push(
      `${indent}{`,
      `${indent}\tOFFSET ${zUp ? `${x} -${z} ${y}`.replace('--', '') : `${x} ${y} ${z}`}`,
    );
    if (name !== '') {
      const root = depth === 0 ? '6 Xposition Yposition Zposition ' : '3 ';
      lines.push(`${indent}\tCHANNELS ${root}Zrotation Xrotation Yrotation`);
      if (depth > 0) names.push(name);
    }
    for (const child of children) write(child, depth + 1);
    lines.push(`${indent}}`);
  };
  write(bodyOf(shape), 0);
  lines.push('MOTION', `Frames: ${frames.length}`, `Frame Time: ${spec.frameTime ?? '0.0333333'}`);
  frames.forEach((root, frame) => {
    const turns = names.flatMap((name) => spec.turn?.(frame, name) ?? [0, 0, 0]);
    lines.push([...root, ...turns].join(' '));
  });
  return `${lines.join('\n')}\n`;
}
