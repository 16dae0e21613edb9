/** Which files can be read, by extension: what the file picker offers and what archives are searched for. */

export const RECORDING_FORMATS = ['skeleton', 'bvh', 'csv', 'json'] as const;
export type RecordingFormat = (typeof RECORDING_FORMATS)[number];

/** For the `accept` of a file input: recordings, prepared sets, and the zips that hold them. */
export const READABLE_FILES = [...RECORDING_FORMATS, 'npz', 'zip']
  .map((extension) => `.${extension}`)
  .join(',');

/** The format of one recording, or null for a file that is none. */
export function recordingFormatOf(path: string): RecordingFormat | null {
  const extension = extensionOf(path);
  return RECORDING_FORMATS.find((format) => format === extension) ?? null;
}

/** Whether it is a prepared set of many sequences, for `npz/readPrepared.ts`. */
export function isPreparedSet(path: string): boolean {
  return extensionOf(path) === 'npz';
}

function extensionOf(path: string): string {
  return /\.([^./\\]*)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
