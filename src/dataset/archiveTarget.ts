/**
 * Where an archive is written: into a file that the visitor picked; else into a temporary file of the origin's private file
 * system, which the page downloads and the next start removes; else, and where it is small, into memory.
 */

import type { ArchiveSink } from '../recordings/writeArchive';
import { tabLocks } from './library/locks';
import { writeWhole } from './library/writeWhole';

export interface ArchiveTarget extends ArchiveSink {
  /** What the page downloads; null where the visitor has the file already. */
  finish(): Promise<Blob | null>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

const DIRECTORY = 'archives';
/** An archive of more sequences is worth a file: each takes some 80 kB. */
export const LARGE_ARCHIVE = 2_000;

/**
 * @param file that the visitor picked, or null
 * @param sequences how many there are to write
 */
export async function openArchiveTarget(
  file: FileSystemFileHandle | null,
  sequences: number,
): Promise<ArchiveTarget> {
  if (file !== null) return pickedFile(file);
  if (sequences > LARGE_ARCHIVE) {
    const temporary = await temporaryFile().catch(() => null);
    if (temporary !== null) return temporary;
  }
  return memory();
}

/** The browser writes beside the file and puts it in its place at the end: abandoned, the file stays as it was. */
async function pickedFile(file: FileSystemFileHandle): Promise<ArchiveTarget> {
  const existed = (await file.getFile()).size > 0;
  const stream = await file.createWritable();
  return {
    write: (bytes) => stream.write(bytes),
    finish: async () => {
      await stream.close();
      return null;
    },
    abandon: async () => {
      await stream.abort();
      if (!existed) await removeFile(file).catch(() => undefined); // picking has made an empty one
    },
  };
}

/** Chromium's way to remove a file by its handle; elsewhere the empty file stays. */
async function removeFile(file: FileSystemFileHandle): Promise<void> {
  const remove: unknown = Reflect.get(file, 'remove');
  if (typeof remove === 'function') await remove.call(file);
}

/** Held by its lock for as long as this worker lives: a download under way reads from it. */
async function temporaryFile(): Promise<ArchiveTarget> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(DIRECTORY, { create: true });
  const name = `${crypto.randomUUID()}.zip`;
  await new Promise<void>((granted, refused) => {
    const holdForGood = () => {
      granted();
      return new Promise<never>(() => undefined);
    };
    tabLocks.exclusively(lockOf(name), holdForGood).catch(refused);
  });
  const file = await directory.getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  let size = 0;
  return {
    write: async (bytes) => {
      writeWhole(handle, bytes, size);
      size += bytes.length;
    },
    finish: async () => {
      handle.close();
      return file.getFile();
    },
    abandon: async () => {
      handle.close();
      await directory.removeEntry(name);
    },
  };
}

function memory(): ArchiveTarget {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (bytes) => void pieces.push(bytes),
    finish: async () => new Blob(pieces, { type: 'application/zip' }),
    abandon: async () => undefined,
  };
}

/** Removes the temporary archives of earlier visits. */
export async function sweepArchives(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  const directory = await root.getDirectoryHandle(DIRECTORY).catch(() => null);
  if (directory === null) return;
  const names: string[] = [];
  for await (const name of directory.keys()) names.push(name);
  for (const name of names) {
    await tabLocks.ifFree(lockOf(name), () => directory.removeEntry(name));
  }
}

function lockOf(name: string): string {
  return `archive ${name}`;
}
