/** Writing to a file of the origin's private file system. Kept-in-memory ones (private windows) answer failures in other ways than the disk's. */

/**
 * @throws QuotaExceededError where not all was written. A browser may say so by fewer bytes, or by an error number that it gives
 * out as a count (Chromium's private windows).
 */
export function writeWhole(
  handle: FileSystemSyncAccessHandle,
  bytes: Uint8Array<ArrayBuffer>,
  at: number,
): void {
  if (handle.write(bytes, { at }) !== bytes.length) throw noRoom();
}

/** @throws QuotaExceededError where the file did not become so long, which Chromium's private windows keep silent about */
export function truncateTo(handle: FileSystemSyncAccessHandle, size: number): void {
  handle.truncate(size);
  if (handle.getSize() !== size) throw noRoom();
}

function noRoom(): DOMException {
  return new DOMException('The disk took only a part', 'QuotaExceededError');
}
