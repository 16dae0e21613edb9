/**
 * What can be wrong with a file, as data: the message catalogue (`recordings.problem.<code>`) makes the
 * sentence. Every code that a reader can meet is listed here.
 */

export type ProblemCode =
  | 'truncated'
  | 'not-a-number'
  | 'wrong-joint-count'
  /** The line that gives the number of bodies holds no number of bodies. */
  | 'wrong-body-count'
  /** A line holds more or fewer values than the format gives it. */
  | 'wrong-value-count'
  /** The file goes on after the last frame it announced. */
  | 'trailing-data'
  | 'zero-frames'
  | 'no-bodies'
  | 'name-not-understood'
  | 'not-a-skeleton-file'
  | 'too-large'
  | 'zip-broken'
  /** It holds no file. */
  | 'zip-empty'
  /** The directory of a zip ends or goes on where it should not; the detail is the number of files that were found. */
  | 'zip-incomplete'
  | 'zip-encrypted'
  /** Would unpack to more than any recordings do, so no entry is read; the detail is the one where it showed. */
  | 'zip-bomb'
  /** An archive within an archive. */
  | 'zip-in-zip'
  /** Packed in a way other than deflate; the detail is the method's number. */
  | 'zip-method'
  /** There is no room to keep more; what came before is kept. */
  | 'storage-full'
  /** There is no room for the archive that was to be saved. */
  | 'archive-full'
  /** A kept data set, or its bytes, are not there any more. */
  | 'set-gone'
  | 'unreadable'
  /** The extension is none that can be read (`formats.ts`). */
  | 'unknown-format'
  /** A number with a comma before its decimals. */
  | 'decimal-comma'
  /** Longer than a recording may be once it has 30 frames a second; the detail gives minutes. */
  | 'too-long'
  /** A BVH file does not go on as the format asks; the detail is the keyword that was expected. */
  | 'bvh-syntax'
  /** The detail lists the Kinect joints for which the file has none, as in `JOINT_NAMES`, comma separated. */
  | 'bvh-joints-missing'
  | 'bvh-frame-time'
  /** The legs have no length, so there is nothing to scale by. */
  | 'bvh-no-size'
  /** A remark: the unit that was taken and the height that follows. */
  | 'bvh-unit-guessed'
  /** A remark: no unit gives a person, so the body was made 1.70 m tall. The detail is its height in the file. */
  | 'bvh-size-assumed'
  /** A remark: the first frame was a calibration pose and left out. */
  | 'bvh-calibration-pose'
  /** A remark: its joints were mapped as a person corrected them for this skeleton, now or before. */
  | 'bvh-corrected'
  /** The header names columns that are no joints, or the count fits no skeleton. */
  | 'csv-columns'
  /** A cell that should give a frame, a body or a joint does not; the detail is the cell. */
  | 'csv-cell'
  /** A body has a row twice in a frame, or rows of some of its joints only; the detail is the frame. */
  | 'csv-rows'
  | 'json-broken'
  | 'json-too-large'
  /** The detail is the place in the document and what was found there. */
  | 'json-shape'
  /** The label in the file is neither a number of an action nor its name. */
  | 'label-not-understood'
  /** A prepared set is no `.npz` or is cut off. */
  | 'npz-broken'
  /** `detail` of the four: the array and what was found. */
  | 'npz-array-missing'
  | 'npz-array-shape'
  | 'npz-array-type'
  | 'npz-array-broken'
  /** The arrays would unpack to far more than recordings do; the detail is the size before and after. */
  | 'npz-bomb'
  /** The label of a row is not one-hot; the detail is the row. */
  | 'npz-label'
  /** A row that is all zeros; the detail is the row. */
  | 'npz-empty-row';

/** What the person should know of a file that was read all the same. */
const REMARKS: ReadonlySet<ProblemCode> = new Set([
  'bvh-unit-guessed',
  'bvh-size-assumed',
  'bvh-calibration-pose',
  'bvh-corrected',
]);

/** Remarks that are the same for hundreds of files: a report holds one of each. */
export const REMARKS_OF_AN_IMPORT = [
  'bvh-calibration-pose',
  'bvh-corrected',
] as const satisfies readonly ProblemCode[];

/** Whether nothing is wrong with the file. */
export function isRemark(problem: FileProblem): boolean {
  return REMARKS.has(problem.code);
}

export interface FileProblem {
  readonly code: ProblemCode;
  /** Path inside the dropped folder or zip, `archive.zip/entry.skeleton`. */
  readonly file: string;
  /** Line in the file, counted from 1, where there is one. */
  readonly line: number | null;
  /** What stood there or what was expected, a few characters; empty where the code says it all. */
  readonly detail: string;
}

/** What cleaning did, each counted over all sequences of one import. */
export interface CleaningCounts {
  /** Frames without any body, dropped. */
  framesWithoutBodies: number;
  /** Joint coordinates that were the literal NaN or not finite, replaced by the joint's nearest good value. */
  coordinatesRepaired: number;
  /** Bodies removed because they last fewer than 12 frames. */
  bodiesTooShort: number;
  /** Bodies removed because they are wider than tall in most of their frames. */
  bodiesTooWide: number;
  /** Bodies removed because two others move more. */
  bodiesBeyondTwo: number;
}

export interface ImportReport {
  /** Files looked at, of whatever kind. */
  readonly files: number;
  readonly bytes: number;
  /** Sequences that can be trained on. */
  readonly sequences: number;
  /** Sequences kept for watching only: their names carry no action. */
  readonly watchOnly: number;
  readonly frames: number;
  readonly seconds: number;
  /** By the person. Where the room came to an end, `storage-full` is the first of the problems. */
  readonly cancelled: boolean;
  readonly cleaning: CleaningCounts;
  /** One entry per file that could not be used, or (name-not-understood) only for watching; at most 1,000. */
  readonly problems: readonly FileProblem[];
  /** Problems beyond the ones listed. */
  readonly problemsOmitted: number;
  /** Motion capture files among them, those in zips too: their joints can be mapped by hand. */
  readonly bvhFiles: number;
}
