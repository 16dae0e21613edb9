import { expect, it } from 'vitest';
import { RecordingIds } from './recordingIds';

const NAME = { setup: 1, camera: 1, performer: 1, replication: 1, action: 1 };
const arriving = (fileName: string, content: string, file: string | null = content, action = 1) => ({
  fileName,
  name: { ...NAME, action },
  hash: `c${content}`,
  fileHash: file && `f${file}`,
});
/** Takes them in one after the other. */
function take(ids: RecordingIds, ...recordings: ReturnType<typeof arriving>[]): string[] {
  return recordings.map((recording) => {
    const id = ids.idFor(recording);
    ids.put({ ...recording, id });
    return id;
  });
}

it('keeps names of NTU as they are, and numbers others of one name', () => {
  const ids = new RecordingIds();
  const ntu = 'S001C001P001R001A001';
  expect(take(ids, arriving(ntu, '1'), arriving(ntu, '2'))).toEqual([ntu, ntu]);
  const three = [arriving('take', '1'), arriving('take', '2'), arriving('take', '3')];
  expect(take(ids, ...three)).toEqual(['take', 'take (2)', 'take (3)']);
  expect(take(ids, ...three.toReversed())).toEqual(['take (3)', 'take (2)', 'take']);
});

it('tells what shows another action, or has another name, apart', () => {
  const ids = new RecordingIds();
  expect(take(ids, arriving('take', '1'), arriving('take', '1', '1', 2), arriving('other', '1'))).toEqual([
    'take',
    'take (2)',
    'other',
  ]);
});

it('knows a file again that is read in another way, and no more what it was before', () => {
  const ids = new RecordingIds();
  expect(take(ids, arriving('take', '1', 'file'), arriving('take', '2', 'file'))).toEqual(['take', 'take']);
  expect(take(ids, arriving('take', '1', 'elsewhere'))).toEqual(['take (2)']);
});

it('goes by content where the file is not known, as in libraries of before', () => {
  const ids = new RecordingIds();
  ids.put({ ...arriving('', '1', null), id: 'take' });
  ids.put({ ...arriving('', '2', null), id: 'take (2)' });
  expect(take(ids, arriving('take', '2'), arriving('take', '1'), arriving('take', '3'))).toEqual([
    'take (2)',
    'take',
    'take (3)',
  ]);
});

it('takes a number in a file’s own name for a name', () => {
  const ids = new RecordingIds();
  const files = [arriving('take (2)', '1'), arriving('take', '2'), arriving('take', '3')];
  expect(take(ids, ...files)).toEqual(['take (2)', 'take', 'take (3)']);
  expect(take(ids, ...files)).toEqual(['take (2)', 'take', 'take (3)']);
});

it('numbers thirty thousand of one name without counting from the start each time', () => {
  const ids = new RecordingIds();
  const many = Array.from({ length: 30_000 }, (_, i) => arriving('take', String(i)));
  expect(take(ids, ...many).at(-1)).toBe('take (30000)');
}, 20_000);
