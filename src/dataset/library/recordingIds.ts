/**
 * Under which id a recording stands in a data set. A name of NTU RGB+D is one recording, whatever file has it. Other names are not
 * unique (`take 1` stands in many folders): the same recording is one of the same name, of the same action, and from the same
 * file or with the same content; any other gets a number.
 */

import { isNtuName } from '../../recordings/name';
import { formatRecordingName } from '../../skeleton/sequence';
import type { PackedRecording } from './packedRecording';

const NUMBERED = /^(.+) \(\d+\)$/;

type Marked = Pick<PackedRecording, 'name' | 'hash' | 'fileHash'>;

export class RecordingIds {
  readonly #ids = new Set<string>();
  /** By whatever tells a recording apart. */
  readonly #idOf = new Map<string, string>();
  readonly #marks = new Map<string, readonly string[]>();
  /** Where to go on counting, so that ten thousand files of one name do not count from the start each time. */
  readonly #numbers = new Map<string, number>();

  /** The id of the same recording, or of a new one. */
  idFor(arriving: Marked & Pick<PackedRecording, 'fileName'>): string {
    const { fileName } = arriving;
    if (isNtuName(fileName)) return fileName;
    const known = marksOf(fileName, arriving).map((mark) => this.#idOf.get(mark));
    return known.find((same) => same !== undefined) ?? this.#free(fileName);
  }

  /** `kept` stands under its id from now on, in the place of what stood there. */
  put(kept: Marked & Pick<PackedRecording, 'id'>): void {
    const { id } = kept;
    this.#ids.add(id);
    if (isNtuName(id)) return;
    for (const mark of this.#marks.get(id) ?? []) if (this.#idOf.get(mark) === id) this.#idOf.delete(mark);
    // One with a number is a further one of the name before it, or of a file that is called so.
    const fileNames = new Set([id, NUMBERED.exec(id)?.[1] ?? id]);
    const marks = [...fileNames].flatMap((fileName) => marksOf(fileName, kept));
    for (const mark of marks) if (!this.#idOf.has(mark)) this.#idOf.set(mark, id);
    this.#marks.set(id, marks);
  }

  /** The name itself, or with the first number that is free: `name (2)`. */
  #free(name: string): string {
    let id = name;
    let number = this.#numbers.get(name) ?? 1;
    while (this.#ids.has(id)) {
      number += 1;
      id = `${name} (${number})`;
    }
    this.#numbers.set(name, number);
    return id;
  }
}

/** What a recording is known by among those of one name; the file it came from counts before its content. */
function marksOf(fileName: string, { name, hash, fileHash }: Marked): readonly string[] {
  const shown = name === null ? '' : formatRecordingName(name);
  const marks = fileHash === null ? [`content ${hash}`] : [`file ${fileHash}`, `content ${hash}`];
  return marks.map((mark) => `${fileName}\n${shown}\n${mark}`);
}
