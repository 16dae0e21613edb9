import { describe, expect, it } from 'vitest';
import { parseSkeleton } from './parseSkeleton';
import { SkeletonParseError } from './skeletonParseError';
import { bytesOf, frames, skeletonBytes, skeletonLines, standing } from './skeletonText.fixture';

const KINECT_ID = '72057594037944340';
/** Two frames: an empty one and one with two bodies. Lines 1–57; joint 0 of the first body is line 6. */
const LINES = skeletonLines([[], [standing(KINECT_ID), standing('72057594037944341', 1)]]);
const TEXT = LINES.join('\n');

function problemOf(text: string | Uint8Array) {
  try {
    parseSkeleton(typeof text === 'string' ? bytesOf(text) : text);
  } catch (error) {
    if (!(error instanceof SkeletonParseError)) throw error;
    const { code, line, detail } = error;
    return { code, line, detail };
  }
  return null;
}

/** The text with one line (counted from 1) replaced. */
function withLine(line: number, text: string): string {
  return LINES.with(line - 1, text).join('\n');
}

describe('parseSkeleton', () => {
  it('reads what a file holds, and keeps 20-digit ids apart', () => {
    const raw = parseSkeleton(bytesOf(TEXT));
    expect(raw.frameCount).toBe(2);
    expect(raw.detectionCount).toBe(2);
    expect(raw.frames).toEqual([1, 1]);
    expect(raw.bodyIds).toEqual([KINECT_ID, '72057594037944341']);
    expect(raw.positions).toHaveLength(2 * 25 * 3);
    expect([...raw.positions.subarray(3, 6)]).toEqual([0.5, Math.fround(1.8 / 24), 3]);
    expect([...raw.orientations.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
    expect([...raw.tracking]).toEqual(Array.from({ length: 50 }, () => 2));
  });

  it.each([
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['a final newline', `${TEXT}\n`],
    ['many final newlines and blanks', `${TEXT} \r\n \n\t\n`],
    ['trailing blanks', TEXT.replaceAll('\n', ' \t\n')],
    ['tabs between values', TEXT.replaceAll(' ', '\t')],
    ['leading blanks and empty lines', `\n \n${TEXT.replaceAll('\n', '\n\n  ')}`],
    ['a byte order mark', `\uFEFF${TEXT}`],
  ])('reads the same with %s', (_, text) => {
    expect(parseSkeleton(bytesOf(text))).toEqual(parseSkeleton(bytesOf(TEXT)));
  });

  it.each([
    ['-0.21812', -0.21812],
    ['+.5', 0.5],
    ['7.', 7],
    ['-2.980232e-08', -2.980232e-8],
    ['1E+2', 100],
    ['0.10000000149011612', 0.1],
    ['0.000000000000000000000000012345', 1.2345e-26],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['-0', -0],
  ])('reads %s', (text, value) => {
    const line = `${text} 0 3 0 0 0 0 0 0 0 0 2`;
    expect(parseSkeleton(bytesOf(withLine(6, line))).positions[0]).toBe(Math.fround(value));
  });

  it.each(['NaN', 'nan', '-nan', 'NAN', 'inf', '-Infinity', '1.#QNAN', '-nan(ind)', '1e999'])(
    'reads %s as not finite',
    (text) => {
      const raw = parseSkeleton(bytesOf(withLine(6, `${text} 0 3 ${text} 0 0 0 0 0 0 0 2`)));
      expect(Number.isFinite(raw.positions[0])).toBe(false);
    },
  );

  it('takes a tracking state it does not know for not tracked', () => {
    const raw = parseSkeleton(bytesOf(withLine(6, '0 0 3 0 0 0 0 0 0 0 0 7')));
    expect(raw.tracking[0]).toBe(0);
  });

  it('reads more bodies than a Kinect sees', () => {
    const bodies = Array.from({ length: 9 }, (_, id) => standing(String(id), id));
    expect(parseSkeleton(skeletonBytes([bodies])).detectionCount).toBe(9);
  });

  it('grows beyond what the size of the file led it to expect', () => {
    const terse = skeletonLines(frames(40, () => [{ id: '1', joint: () => [0, 0, 0] as const }])).map(
      (line) => line.replace('250.5 190.25 1030 515 1 0 0 0 2', '0 0 0 0 0 0 0 0 2'),
    );
    expect(parseSkeleton(bytesOf(terse.join('\n'))).detectionCount).toBe(40);
  });
});

describe('parseSkeleton refuses', () => {
  it.each([
    ['nothing', '', { code: 'not-a-skeleton-file', line: null }],
    ['blanks', ' \r\n\t\n', { code: 'not-a-skeleton-file', line: null }],
    ['a web page', '<!DOCTYPE html>\n<html>', { code: 'not-a-skeleton-file', line: 1 }],
    ['prose', 'frames: 12', { code: 'not-a-skeleton-file', line: 1 }],
    ['a table', '1 2 3\n4 5 6', { code: 'not-a-skeleton-file', line: 1, detail: '3/1' }],
    ['half a frame', '1.5\n', { code: 'not-a-skeleton-file', line: 1, detail: '1.5' }],
    ['a negative count', '-3\n', { code: 'not-a-skeleton-file', line: 1, detail: '-3' }],
    ['zero frames', '0\n', { code: 'zero-frames', line: 1 }],
    ['a number alone', '5', { code: 'truncated', line: 1, detail: '0/5' }],
    [
      'a billion frames',
      `1000000000\n${LINES.slice(1).join('\n')}`,
      { code: 'truncated', line: 57, detail: '2/1000000000' },
    ],
    ['a cut at a line', LINES.slice(0, 20).join('\n'), { code: 'truncated', line: 20, detail: '1/2' }],
    ['a cut within a line', TEXT.slice(0, -20), { code: 'truncated', line: 57, detail: '1/2' }],
    ['a cut after a sign', `${LINES.slice(0, 5).join('\n')}\n-`, { code: 'truncated', line: 6 }],
    ['a cut in an exponent', `${LINES.slice(0, 5).join('\n')}\n1.2e-`, { code: 'truncated', line: 6 }],
    ['a word', withLine(6, '0 0 abc 0 0 0 0 0 0 0 0 2'), { code: 'not-a-number', line: 6, detail: 'abc' }],
    ['a comma', withLine(6, '0 0,5 0 0 0 0 0 0 0 0 0 2'), { code: 'not-a-number', line: 6, detail: '0,5' }],
    ['two points', withLine(6, '0 0.5.5 0 0 0 0 0 0 0 0 0 2'), { code: 'not-a-number', line: 6 }],
    ['a zero byte', withLine(6, '0 0 \0 0 0 0 0 0 0 0 0 2'), { code: 'not-a-number', line: 6, detail: '·' }],
    [
      'a word among the skipped columns',
      withLine(6, '0 0 0 0 x 0 0 0 0 0 0 2'),
      { code: 'not-a-number', line: 6 },
    ],
    [
      '11 values',
      withLine(6, '0 0 0 0 0 0 0 0 0 0 2'),
      { code: 'wrong-value-count', line: 6, detail: '11/12' },
    ],
    [
      '14 values',
      withLine(6, '0 0 0 0 0 0 0 0 0 0 0 0 0 2'),
      { code: 'wrong-value-count', line: 6, detail: '14/12' },
    ],
    ['24 joints', withLine(5, '24'), { code: 'wrong-joint-count', line: 5, detail: '24' }],
    ['no joint count', withLine(5, 'NaN'), { code: 'wrong-joint-count', line: 5, detail: 'NaN' }],
    ['half a body', withLine(2, '0.5'), { code: 'wrong-body-count', line: 2, detail: '0.5' }],
    ['a million bodies', withLine(2, '1000000'), { code: 'wrong-body-count', line: 2, detail: '1000000' }],
    ['a frame too many', `${TEXT}\n0\n`, { code: 'trailing-data', line: 58, detail: '2' }],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toMatchObject(expected);
  });

  it('binary data', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + 137) % 256);
    expect(problemOf(bytes)).toMatchObject({ code: 'not-a-skeleton-file', line: 1 });
  });

  it('with a detail that can be shown', () => {
    const problem = problemOf(withLine(6, `0 ${'ñ'.repeat(100)}`));
    expect(problem).toEqual({ code: 'not-a-number', line: 6, detail: `${'·'.repeat(24)}…` });
  });

  it('every file that is cut anywhere, as truncated', () => {
    const whole = bytesOf(withLine(6, '-1.5e-7 nan 3 250 190 1030 515 1 0 0 0 2').concat('\n'));
    // The count alone on line 1 is enough; cutting only the final newline loses nothing.
    for (let length = 1; length < whole.length - 1; length += 1) {
      expect(problemOf(whole.subarray(0, length))?.code).toBe('truncated');
    }
  });
});
