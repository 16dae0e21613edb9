import { describe, expect, it } from 'vitest';
import { bytesOf } from '../skeletonText.fixture';
import { bvhText } from './bvhText.fixture';
import { parseHierarchy } from './hierarchy';

const TEXT: string = bvhText();
const joints = (text: string) => parseHierarchy(bytesOf(text)).joints;

describe('the hierarchy of a BVH file', () => {
  it.each([
    ['braces beside names', /\n\t*\{/g, ' {'],
    ['an offset beside the brace', /\n\t*(\{|OFFSET)\s*/g, ' $1 '],
    ['a joint on a line', /\n\t*(\{|OFFSET|CHANNELS)\s*/g, ' $1 '],
    ['no space around braces', /\n\t*([{}])\s*/g, '$1'],
    ['the next joint beside the brace that closes', /\}\n\t*/g, '} '],
    ['the root beside the first word', 'HIERARCHY\n', 'HIERARCHY '],
  ])('may have %s', (_what, pattern, by) => {
    const written = TEXT.replace(pattern, by);
    expect(written).not.toBe(TEXT);
    expect(joints(written)).toEqual(joints(TEXT));
  });

  it.each(['end offset', 'Joint', 'root'])('may name a joint %s', (name) => {
    const written = bvhText({ rename: (old) => (old === 'LThumb' ? name : old) });
    const thumb = joints(TEXT).findIndex((joint) => joint.name === 'LThumb');
    expect(joints(written)[thumb]?.name).toBe(name);
  });

  it.each([
    ['JOINT LeftArm { }', 'OFFSET'],
    ['JOINT LeftArm { CHANNELS 1 Xrotation', 'OFFSET'],
    ['JOINT LeftArm { OFFSET 0 0 }', 'OFFSET'],
    ['JOINT LeftArm { OFFSET 0 0 0 CHANNELS 2 Xrotation }', 'CHANNELS'],
    ['JOINT LeftArm { OFFSET 0 0 0 0 CHANNELS 1 Xrotation }', 'OFFSET'],
  ])('has no %s', (wrong, expected) => {
    const before = TEXT.slice(0, TEXT.indexOf('JOINT LeftArm'));
    const line = before.split('\n').length;
    expect(() => joints(`${before}${wrong}\n`)).toThrow(
      expect.objectContaining({ code: 'bvh-syntax', line, detail: expected }),
    );
  });
});
