/** Where to save a large file: the browser's own dialogue, where it has one that gives a file to write into. */

type SavePicker = (options: {
  readonly suggestedName: string;
  readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
}) => Promise<FileSystemFileHandle>;

/**
 * Call it in the click.
 *
 * @returns null where the browser has no such dialogue, or does not show it here
 */
export async function pickFile(suggestedName: string): Promise<FileSystemFileHandle | 'dismissed' | null> {
  const pick = (window as { readonly showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  if (pick === undefined) return null;
  try {
    return await pick({ suggestedName, types: [{ accept: { 'application/zip': ['.zip'] } }] });
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'dismissed' : null;
  }
}
