/**
 * File names of NTU RGB+D: `SsssCcccPpppRrrrAaaa` gives setup, camera, performer, replication and action
 * (Shahroudy et al. 2016; A061–A120 are NTU RGB+D 120's, Liu et al. 2019).
 */

import type { RecordingName } from '../skeleton/sequence';

const NAME = /^S(\d{3})C(\d{3})P(\d{3})R(\d{3})A(\d{3})(?!\d)/i;
const WHOLE_NAME = /^S\d{3}C\d{3}P\d{3}R\d{3}A\d{3}$/i;
const LAST_ACTION = 120;

/** Last part of a path, `/` or `\` separated, without its last extension. */
export function baseNameOf(path: string): string {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

/** The parts that the start of a file's base name gives, or null where it gives no action of 1–120. */
export function parseRecordingName(path: string): RecordingName | null {
  const match = NAME.exec(baseNameOf(path));
  if (match === null) return null;
  const [setup = 0, camera = 0, performer = 0, replication = 0, action = 0] = match.slice(1).map(Number);
  const countedFromOne = [setup, camera, performer, replication, action].every((part) => part >= 1);
  return countedFromOne && action <= LAST_ACTION ? { setup, camera, performer, replication, action } : null;
}

/** Whether a base name is NTU's and nothing else: such names are unique the world over, others (`take 1`) are not. */
export function isNtuName(baseName: string): boolean {
  return WHOLE_NAME.test(baseName);
}
