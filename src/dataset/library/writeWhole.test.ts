import { expect, it } from 'vitest';
import { truncateTo, writeWhole } from './writeWhole';

/** A file with room for so many bytes that fails as a browser does: by fewer, or by an error number given out as a count. */
function fileOf(room: number, answer: 'fewer' | 'number') {
  let size = 0;
  const handle: Pick<FileSystemSyncAccessHandle, 'write' | 'truncate' | 'getSize'> = {
    write: (bytes, options) => {
      const end = (options?.at ?? 0) + bytes.byteLength;
      if (end <= room) size = Math.max(size, end);
      else if (answer === 'number') return 2 ** 32 - 8;
      return bytes.byteLength - Math.max(0, end - room);
    },
    truncate: (to) => {
      if (to <= room) size = to;
    },
    getSize: () => size,
  };
  return handle as FileSystemSyncAccessHandle;
}

it.each(['fewer', 'number'] as const)(
  'fails where there is no room, which the browser says by a %s',
  (answer) => {
    const file = fileOf(10, answer);
    writeWhole(file, new Uint8Array(10), 0);
    expect(() => writeWhole(file, new Uint8Array(5), 8)).toThrow(DOMException);
    expect(() => truncateTo(file, 11)).toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
    truncateTo(file, 4);
    expect(file.getSize()).toBe(4);
  },
);
