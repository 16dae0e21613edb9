import { describe, expect, it } from 'vitest';
import { JOINT_NAMES } from '../skeleton/joints';
import { bvhText } from './bvh/bvhText.fixture';
import type { JointMapping } from './bvh/mapping';
import { inspectBvh } from './bvh/parseBvh';
import { isPreparedSet, READABLE_FILES, RECORDING_FORMATS, recordingFormatOf } from './formats';
import { type ReadingOptions, readRecording } from './readRecording';
import { bytesOf, frames, skeletonBytes, standing } from './skeletonText.fixture';
import { exampleCsv, exampleJson } from './table/examples';

const read = (path: string, bytes: Uint8Array, options?: ReadingOptions) =>
  readRecording(path, bytes, new AbortController().signal, async () => undefined, options);

const FILES: Readonly<Record<(typeof RECORDING_FORMATS)[number], Uint8Array>> = {
  skeleton: skeletonBytes(frames(20, () => [standing('7')])),
  bvh: bytesOf(bvhText()),
  csv: bytesOf(exampleCsv()),
  json: bytesOf(exampleJson().replace(/ {2}"label".*\n/, '')),
};

describe('readRecording', () => {
  it.each(RECORDING_FORMATS)('reads .%s by its extension and labels it by its path', async (format) => {
    for (const extension of [format, format.toUpperCase()]) {
      const { sequence, notes } = await read(`drink_water/P007/one.${extension}`, FILES[format]);
      expect(sequence.id).toBe('one');
      expect(sequence.name).toEqual({ setup: 1, camera: 1, performer: 7, replication: 1, action: 1 });
      expect(sequence.positions).toHaveLength(sequence.frameCount * 75);
      expect(sequence.positions.every(Number.isFinite)).toBe(true);
      expect(sequence.orientations === null).toBe(format !== 'skeleton');
      expect(notes.map(({ code }) => code)).toEqual(format === 'bvh' ? ['bvh-unit-guessed'] : []);
    }
  });

  it('keeps a recording without a label for watching, with a note', async () => {
    const { sequence, notes } = await read('x/walk.csv', FILES.csv);
    expect(sequence.name).toBeNull();
    expect(notes).toEqual([{ code: 'name-not-understood', file: 'x/walk.csv', line: null, detail: '' }]);
  });

  it('believes a label in the file before its name, and the name for the rest', async () => {
    const { sequence } = await read('S002C003P004R001A001.json', bytesOf(exampleJson()));
    expect(sequence.name).toEqual({ setup: 2, camera: 3, performer: 4, replication: 1, action: 23 });
  });

  it('maps BVH joints as it is told', async () => {
    const { joints, mapping } = inspectBvh(FILES.bvh);
    const swapped = Object.fromEntries(
      JOINT_NAMES.map((name) => [name, mapping[name === 'kneeLeft' ? 'kneeRight' : name]]),
    ) as JointMapping;
    const plain = await read('a.bvh', FILES.bvh);
    const told = await read('a.bvh', FILES.bvh, {
      bvhCorrections: [{ joints, mapping: swapped }],
    });
    const at = JOINT_NAMES.indexOf('kneeLeft') * 3;
    expect(told.sequence.positions[at]).not.toBeCloseTo(plain.sequence.positions[at]!, 2);
  });

  it('gives the hash of a file whose name does not say which recording it is', async () => {
    const fileHash = async (name: string) => (await read(name, FILES.csv)).sequence.fileHash;
    expect(await fileHash('a/take 1.csv')).toMatch(/^[0-9a-f]{16}$/);
    expect(await fileHash('b/take 2.csv')).toBe(await fileHash('a/take 1.csv'));
    expect(await fileHash('S001C001P001R001A001.csv')).toBeUndefined();
  });

  it('refuses what it does not know', async () => {
    await expect(read('notes.txt', FILES.csv)).rejects.toMatchObject({ code: 'unknown-format' });
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort();
    const reading = readRecording('a.bvh', FILES.bvh, signal, async () => undefined);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the formats', () => {
  it('are told by extension', () => {
    expect(recordingFormatOf('a/b.c/D.BVH')).toBe('bvh');
    expect(recordingFormatOf('a.bvh/readme')).toBeNull();
    expect(recordingFormatOf('csv')).toBeNull();
    expect(isPreparedSet('x/NTU60_CV.npz')).toBe(true);
    expect(READABLE_FILES).toBe('.skeleton,.bvh,.csv,.json,.npz,.zip');
  });
});
