import { expect, it } from 'vitest';
import { listRecordings } from './archive';
import { loadTogether, type RecordingFile, readRecordingFile } from './recordingFile';
import { generateSequence } from './synthetic/generate';
import { writeArchive } from './writeArchive';

const { signal } = new AbortController();
const breathe = async () => undefined;

const SEQUENCES = [8, 9, 23, 26, 27].map((action) =>
  generateSequence({ setup: 1, camera: 1, performer: 1, replication: 1, action }, 1),
);

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

async function entries(): Promise<RecordingFile[]> {
  const archive = await writeArchive(SEQUENCES, SEQUENCES.length, { signal, onProgress: () => undefined });
  const source = { path: 'a.zip', file: new File([archive], 'a.zip') };
  const files: RecordingFile[] = [];
  for await (const listed of listRecordings([source], signal)) {
    if (listed.type === 'recording') files.push(listed.recording);
  }
  return files;
}

/** Counts how often it is read. */
class Watched extends Blob {
  reads = 0;

  override slice(from?: number, to?: number): Blob {
    this.reads += 1;
    return super.slice(from, to);
  }
}

async function watched(files: readonly RecordingFile[]) {
  const [first] = files;
  const file = new Watched([first?.file ?? '']);
  return { file, files: files.map((recording) => ({ ...recording, file })) };
}

it('loads neighbours in one piece, from which each is read', async () => {
  const plain = await entries();
  const alone = await Promise.all(plain.map((file) => readRecordingFile(file, signal, breathe)));
  const { file, files } = await watched(plain);
  const loaded = await loadTogether(files);
  expect(file.reads).toBe(1);
  const together = await Promise.all(
    loaded.map((recording) => readRecordingFile(recording, signal, breathe)),
  );
  expect(file.reads).toBe(1);
  expect(together.map(textOf)).toEqual(alone.map(textOf));
});

it('leaves alone what lies far apart, is of two files or is no entry', async () => {
  const [first, second, ...others] = await entries();
  const last = others.at(-1);
  if (first === undefined || second === undefined || last === undefined) throw new Error('too few');
  const picked = { ...first, entry: null };
  const elsewhere = { ...second, file: new Blob([second.file]) };
  for (const files of [[first, last], [first, elsewhere], [first, picked], [first], []]) {
    expect(await loadTogether(files)).toBe(files);
  }
});

it('leaves it to each to meet what is wrong', async () => {
  const files = (await entries()).map((recording) => ({ ...recording, file: new Blob(['cut off']) }));
  const loaded = await loadTogether(files);
  for (const recording of loaded) {
    await expect(readRecordingFile(recording, signal, breathe)).rejects.toMatchObject({ code: 'zip-broken' });
  }
});

it('refuses content that is not what the directory says: checksum, too short, too long', async () => {
  const [file] = await entries();
  if (file?.entry == null) throw new Error('no entry');
  for (const changed of [
    { ...file, entry: { ...file.entry, crc32: file.entry.crc32 ^ 1 } },
    { ...file, size: file.size + 1 },
    { ...file, size: file.size - 1 },
  ]) {
    await expect(readRecordingFile(changed, signal, breathe)).rejects.toMatchObject({ code: 'zip-broken' });
  }
});
