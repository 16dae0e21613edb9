/** Where the content of a zip's entry lies in the archive: behind its local header (PKWARE's APPNOTE 4.3.7), whose length varies. */

/** Of a local header without name and extra field. */
export const LOCAL_HEADER_BYTES = 30;
const SIGNATURE = 0x04034b50;
const NAME_LENGTH_AT = 26;
const EXTRA_LENGTH_AT = 28;

/**
 * How far behind the header's beginning the content begins.
 *
 * @param header at least {@link LOCAL_HEADER_BYTES} from where the directory says the header begins
 * @returns bytes; null where no header is
 */
export function contentOffset(header: Uint8Array<ArrayBuffer>): number | null {
  if (header.length < LOCAL_HEADER_BYTES) return null;
  const view = new DataView(header.buffer, header.byteOffset);
  if (view.getUint32(0, true) !== SIGNATURE) return null;
  return LOCAL_HEADER_BYTES + view.getUint16(NAME_LENGTH_AT, true) + view.getUint16(EXTRA_LENGTH_AT, true);
}
