/** The library of this browser; one in memory where it keeps nothing. */

import type { StorageState } from '../protocol';
import { DatabaseIndex } from './databaseIndex';
import { FileSegments } from './fileSegments';
import { Library } from './library';
import { LocalLocks, tabLocks } from './locks';
import { MemoryIndex } from './memoryIndex';
import { MemorySegments } from './memorySegments';

export async function startLibrary(): Promise<Library> {
  const common = { newName: () => crypto.randomUUID(), now: () => Date.now() };
  try {
    const [segments, index] = [await FileSegments.start(), await DatabaseIndex.start()];
    const library = new Library({ ...common, segments, index, locks: tabLocks });
    void library.sweep().catch(() => undefined); // what is left over takes room until the next time
    return library;
  } catch {
    const [segments, index] = [new MemorySegments(), new MemoryIndex()];
    return new Library({ ...common, segments, index, locks: new LocalLocks() });
  }
}

/** What the page's data take of the disk, and may take, in bytes, and whether the browser has agreed to keep them. */
export async function estimateStorage(): Promise<StorageState> {
  const { storage } = navigator;
  const { usage, quota } = await storage.estimate().catch(() => ({}) as StorageEstimate);
  const persisted = (await storage.persisted?.().catch(() => null)) ?? null;
  return { usage: usage ?? null, quota: quota ?? null, persisted };
}
