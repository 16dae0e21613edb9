/** What an import is asked to read. */

/** A picked or dropped file and its path inside a dropped folder. */
export interface FileSource {
  readonly path: string;
  readonly file: File;
}
