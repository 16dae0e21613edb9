import { describe, expect, it } from 'vitest';
import { JOINT, JOINT_NAMES } from '../../skeleton/joints';
import { TRACKING } from '../../skeleton/sequence';
import { finished } from '../finished.fixture';
import { KINECT_V1_JOINT_NAMES } from '../kinectV1';
import type { SkeletonParseError } from '../skeletonParseError';
import { bytesOf } from '../skeletonText.fixture';
import { exampleCsv, exampleJson } from './examples';
import { parseCsvInSlices } from './parseCsv';
import { parseJsonInSlices } from './parseJson';

const csv = (text: string) => finished(parseCsvInSlices(bytesOf(text))).raw;
const json = (value: unknown) =>
  finished(parseJsonInSlices(bytesOf(typeof value === 'string' ? value : JSON.stringify(value))));

function problemOf(read: () => unknown): Pick<SkeletonParseError, 'code' | 'line' | 'detail'> | null {
  try {
    read();
  } catch (error) {
    const { code, line, detail } = error as SkeletonParseError;
    return { code, line, detail };
  }
  return null;
}

/** Different for each coordinate, never zero, exact in float32. */
const value = (frame: number, joint: number, axis: number) => frame + 1 + (joint * 3 + axis) / 128;
const body = (frame: number, joints = 25) =>
  Array.from({ length: joints }, (_, joint) => [0, 1, 2].map((axis) => value(frame, joint, axis)));
const FRAMES = [0, 1, 2];
const EXPECTED = FRAMES.flatMap((frame) => body(frame).flat());

describe('the examples', () => {
  it('are read, and are the same recording', () => {
    const table = csv(exampleCsv());
    const { raw, action, remarks } = json(exampleJson());
    expect(table.frameCount).toBe(60);
    expect(table.tracking.every((state) => state === TRACKING.tracked)).toBe(true);
    expect(raw).toEqual(table);
    expect([action, remarks]).toEqual([23, []]);
    // The right wrist waves, the left one rests.
    const xs = (joint: number) =>
      FRAMES.concat(5, 10, 15).map((frame) => table.positions[(frame * 25 + joint) * 3]!);
    expect(Math.max(...xs(JOINT.wristRight)) - Math.min(...xs(JOINT.wristRight))).toBeGreaterThan(0.1);
    expect(new Set(xs(JOINT.wristLeft)).size).toBe(1);
  });
});

describe('a CSV', () => {
  const bare = FRAMES.map((frame) => body(frame).flat().join(',')).join('\n');
  const names = JOINT_NAMES.flatMap((name) => ['x', 'y', 'z'].map((axis) => `${name}_${axis}`));
  const long = FRAMES.flatMap((frame) =>
    body(frame).map((point, joint) => [frame, 'a', JOINT_NAMES[joint], ...point].join(',')),
  );
  const LONG_HEAD = 'frame,body,joint,x,y,z';

  it.each([
    ['bare numbers', bare],
    ['bare numbers with a final line end', `${bare}\n\n`],
    ['semicolons', bare.replaceAll(',', ';')],
    ['tabs', bare.replaceAll(',', '\t')],
    ['blanks', bare.replaceAll(',', '  ')],
    ['a byte order mark and Windows line ends', `\uFEFF${bare.replaceAll('\n', '\r\n')}\r\n`],
    ['quoted cells', bare.replace(/[^,\n]+/g, '"$&"')],
    ['a separator at the end of lines', bare.replaceAll('\n', ',\n')],
    ['a header of other names', `${names.map((_, at) => `column${at}`).join(',')}\n${bare}`],
    ['named columns', `${names.join(',')}\n${bare}`],
    [
      'names in the SDK’s spelling',
      `${names.map((name) => name.toUpperCase().replace('_', '.')).join(',')}\n${bare}`,
    ],
    [
      'frame numbers',
      `frame,${names.join(',')}\n${bare.replace(/^/gm, '7').replace(/^71/gm, '10,1').replace(/^72/gm, '20,2').replace(/^73/gm, '30,3')}`,
    ],
    ['a row per joint', [LONG_HEAD, ...long].join('\n')],
    [
      'a row per joint, by number',
      [LONG_HEAD, ...long].join('\n').replace(/a,(\w+)/g, (_, name) => `a,${JOINT_NAMES.indexOf(name) + 1}`),
    ],
    [
      'a row per joint, in another order',
      [LONG_HEAD, ...long.slice(0, 25).reverse(), ...long.slice(25)].join('\n'),
    ],
  ])('may have %s', (_what, text) => {
    const raw = csv(text);
    expect(raw.frameCount).toBe(3);
    expect([...raw.frames]).toEqual(FRAMES);
    expect([...raw.positions]).toEqual(EXPECTED);
  });

  it('may have its named columns in any order', () => {
    const order = names.map((_, at) => (at * 31) % 75);
    const shuffled = [names, ...FRAMES.map((frame) => body(frame).flat())].map((cells) =>
      order.map((at) => cells[at]).join(','),
    );
    expect([...csv(shuffled.join('\n')).positions]).toEqual(EXPECTED);
  });

  it('may hold two bodies, in one row or in two', () => {
    const wide = FRAMES.map((frame) => [...body(frame).flat(), ...body(frame + 10).flat()].join(',')).join(
      '\n',
    );
    const raw = csv(wide);
    expect([raw.frameCount, raw.detectionCount]).toEqual([3, 6]);
    expect([...raw.positions.subarray(75, 150)]).toEqual(body(10).flat());
    // Body after body, as tables joined end to end have them.
    const rows = [0, 10].flatMap((more) =>
      FRAMES.map((frame) => [frame, more / 10 + 1, ...body(frame + more).flat()]),
    );
    const tall = csv([['frame', 'body', ...names], ...rows].join('\n'));
    expect(tall).toEqual(raw);
  });

  it('may leave bodies and places out', () => {
    const rows = [
      body(0).flat().join(','),
      '0,'.repeat(75).slice(0, -1),
      ','.repeat(74),
      body(1).flat().join(',').replace('2,', 'NaN,'),
    ];
    const raw = csv(`${names.join(',')}\n${rows.join('\n')}`);
    // A line of separators alone is no row.
    expect([raw.frameCount, raw.detectionCount]).toEqual([3, 2]);
    expect(raw.positions[75]).toBeNaN();
    expect(raw.tracking[25]).toBe(TRACKING.inferred);
  });

  it('may hold Kinect v1’s 20 joints', () => {
    const text = FRAMES.map((frame) => body(frame, 20).flat().join(',')).join('\n');
    const raw = csv(text);
    expect([...raw.positions.subarray(60, 63)]).toEqual([...body(0)[2]!]);
    expect(raw.tracking[JOINT.neck]).toBe(TRACKING.inferred);
    const named = KINECT_V1_JOINT_NAMES.map((name) =>
      name.replace('spineBase', 'HipCenter').replace('Centre', 'Center'),
    );
    const header = named.flatMap((name) => ['x', 'y', 'z'].map((axis) => `${name}_${axis}`)).join(',');
    expect(csv(`${header}\n${text}`)).toEqual(raw);
  });

  it.each([
    [
      '74 columns',
      names
        .slice(1)
        .map(() => '1')
        .join(','),
      'csv-columns',
      1,
      '74',
    ],
    ['a joint’s axis missing', `frame,body,${names.slice(1).join(',')}\n`, 'csv-columns', 1, 'spinebase x'],
    [
      'a joint missing',
      `${names.filter((name) => !name.startsWith('kneeLeft')).join(',')}\n`,
      'csv-columns',
      1,
      'kneeLeft',
    ],
    ['no y', 'frame,joint,x,z\n', 'csv-columns', 1, 'y'],
    ['nothing', '', 'zero-frames', 1, ''],
    ['only a header', names.join(','), 'zero-frames', 1, ''],
    ['decimal commas', bare.replaceAll(',', ';').replaceAll('.', ','), 'decimal-comma', 1, '1,0078125'],
    ['a decimal comma between commas', bare.replace('1.0078125', '1,0078125'), 'csv-columns', 1, '76'],
    ['a word', bare.replace('2.0078125', 'two'), 'not-a-number', 2, 'two'],
    ['a short row', bare.replace(/\n2,/, '\n'), 'wrong-value-count', 2, '74/75'],
    ['no frame', `frame,${names.join(',')}\nNaN,${bare}`, 'csv-cell', 2, 'NaN'],
    [
      'a body twice',
      `frame,${names.join(',')}\n1,${bare.split('\n')[0]}\n1,${bare.split('\n')[1]}`,
      'csv-rows',
      null,
      '1',
    ],
    ['a joint twice', [LONG_HEAD, long[0], long[0]].join('\n'), 'csv-rows', 3, '0'],
    ['a joint too few', [LONG_HEAD, ...long.slice(0, 49)].join('\n'), 'csv-rows', null, '1'],
    ['24 joints', [LONG_HEAD, ...long.slice(0, 24)].join('\n'), 'csv-columns', null, 'thumbRight'],
    [
      'an unknown joint',
      [LONG_HEAD, ...long.slice(0, 25), '1,a,tail,1,2,3'].join('\n'),
      'csv-cell',
      27,
      'tail',
    ],
    ['binary data', '\u0000\u0001\u0002'.repeat(50), 'csv-columns', 1, '1'],
    ['no end of line', '1'.repeat(30_000), 'csv-columns', 1, '> 20 kB'],
  ] as const)('with %s says so', (_what, text, code, line, detail) => {
    expect(problemOf(() => csv(text))).toEqual({ code, line, detail });
  });
});

describe('a JSON document', () => {
  const frames = FRAMES.map((frame) => body(frame));

  it.each([
    ['frames of joints', { frames }],
    ['frames alone', frames],
    ['frames of one body', { frames: frames.map((points) => [points]) }],
    ['frames of numbers', { frames: frames.map((points) => points.flat()) }],
    ['a second body that is null', { frames: frames.map((points) => [points, null]) }],
    ['named joints', { joints: JOINT_NAMES, frames }],
    [
      'named joints in another order',
      { joints: [...JOINT_NAMES].reverse(), frames: frames.map((points) => [...points].reverse()) },
    ],
    ['a byte order mark', `\uFEFF${JSON.stringify({ frames })}`],
  ])('may have %s', (_what, document) => {
    const { raw } = json(document);
    expect(raw.frameCount).toBe(3);
    expect([...raw.positions]).toEqual(EXPECTED);
  });

  it('may hold two bodies, frames without any, and unknown places', () => {
    const { raw } = json({
      frames: [
        [body(0), body(10)],
        null,
        [],
        [...body(1).flat(), ...body(11).flat()],
        [null, body(12)],
        [null, ...body(2).slice(1)],
      ],
    });
    expect(raw.frameCount).toBe(6);
    expect([...raw.frames]).toEqual([0, 0, 3, 3, 4, 5]);
    expect(raw.bodyIds).toEqual(['1', '2', '1', '2', '2', '1']);
    expect([...raw.positions.subarray(4 * 75, 5 * 75)]).toEqual(body(12).flat());
    expect(raw.positions[5 * 75]).toBeNaN();
  });

  it('is resampled to 30 frames a second', () => {
    const many = Array.from({ length: 121 }, (_, frame) => body(frame));
    const { raw } = json({ fps: 120, frames: many });
    expect(raw.frameCount).toBe(31);
    expect(raw.positions[75]).toBe(value(4, 0, 0));
    expect(json({ fps: 15, frames }).raw.positions[75]).toBe((value(0, 0, 0) + value(1, 0, 0)) / 2);
  });

  it('may hold Kinect v1’s 20 joints', () => {
    const { raw } = json({ frames: FRAMES.map((frame) => body(frame, 20)) });
    expect(raw.tracking[JOINT.neck]).toBe(TRACKING.inferred);
    const names = [...KINECT_V1_JOINT_NAMES];
    expect(json({ joints: names, frames: FRAMES.map((frame) => body(frame, 20)) }).raw).toEqual(raw);
  });

  it.each([
    ['A043', 43],
    [7, 7],
    ['Beber agua', 1],
  ])('labelled %s is action %i', (label, action) => {
    expect(json({ label, frames })).toMatchObject({ action, remarks: [] });
  });

  it('says that it does not know its label', () => {
    expect(json({ label: 'walk', frames })).toMatchObject({
      action: null,
      remarks: [{ code: 'label-not-understood', detail: 'walk' }],
    });
  });

  it.each([
    ['nothing', '', 'json-broken', 1, ''],
    ['half of it', '{\n"frames": [\n[[1,', 'json-broken', 3, ''],
    ['no frames', { fps: 30 }, 'json-shape', null, 'frames'],
    ['a number', 5, 'json-shape', null, '{: 5'],
    ['frames that are none', { frames: {} }, 'json-shape', null, 'frames: {…}'],
    ['an empty list', { frames: [] }, 'zero-frames', 1, ''],
    ['a rate of nothing', { fps: 0, frames }, 'json-shape', null, 'fps: 0'],
    ['a rate in words', { fps: 'fast', frames }, 'json-shape', null, 'fps: fast'],
    ['24 joints', { frames: [body(0, 24)] }, 'json-shape', null, 'frames[0]: 24/25'],
    ['a frame of 24 joints', { frames: [body(0), body(1, 24)] }, 'json-shape', null, 'frames[1]: 24/25'],
    [
      'three bodies',
      { frames: [body(0), [body(0), body(1), body(2)]] },
      'json-shape',
      null,
      'frames[1]: 3/25',
    ],
    [
      'a joint of two numbers',
      { frames: [body(0), body(1).with(4, [1, 2])] },
      'json-shape',
      null,
      'frames[1][4]: 2/3',
    ],
    [
      'a word',
      { frames: [body(0).map((point, at) => (at === 3 ? [1, 'x', 2] : point))] },
      'json-shape',
      null,
      'frames[0][3][1]: x',
    ],
    [
      'an unknown joint',
      { joints: [...JOINT_NAMES.slice(1), 'tail'], frames },
      'json-shape',
      null,
      'joints: spineBase',
    ],
  ] as const)('with %s says so', (_what, document, code, line, detail) => {
    expect(problemOf(() => json(document))).toEqual({ code, line, detail });
  });

  it('nested ten thousand deep is refused', () => {
    const text = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(problemOf(() => json(text))).toMatchObject({ code: 'json-shape' });
  });
});
