/**
 * What is said between the page, the data worker and the training worker. Closed unions: a message that is
 * not here does not exist. Frames and batches travel as transferred buffers.
 */

import type { FeatureConfig, SplitName, SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { FileProblem, ImportReport } from '../recordings/problem';
import type { RecordingName, SkeletonSequence } from '../skeleton/sequence';
import type { QualityReport } from './qualityReport';

/** One line of the sequence list. */
export interface SequenceSummary {
  readonly id: string;
  readonly name: RecordingName | null;
  readonly synthetic: boolean;
  readonly frameCount: number;
  readonly bodyCount: 1 | 2;
}

/** The data set of the library that is open. */
interface OpenSet {
  readonly id: string;
  readonly name: string;
  /** Of its content, 16 hexadecimal digits: equal in every library. */
  readonly hash: string;
}

export interface DatasetSummary {
  /** Changes whenever the contents do. */
  readonly revision: number;
  readonly source: 'synthetic' | 'imported';
  /** null for the built-in one, and where none is open. */
  readonly set: OpenSet | null;
  readonly sequences: readonly SequenceSummary[];
  /** How many different actions and performers their names hold. */
  readonly actions: number;
  readonly performers: number;
}

/** A data set of the library, as it is listed. */
export interface LibrarySet {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly sequences: number;
  readonly frames: number;
  readonly bytes: number;
  /** Of its content; null until it was opened since it changed. */
  readonly hash: string | null;
}

/** What the browser says of the page's room on the disk; null where it does not say. */
export interface StorageState {
  /** Bytes that the page's data take, and may take. */
  readonly usage: number | null;
  readonly quota: number | null;
  /** Whether they are kept also where room gets short. */
  readonly persisted: boolean | null;
}

export interface LibrarySummary extends StorageState {
  /** The latest first. */
  readonly sets: readonly LibrarySet[];
  /** False where this browser keeps nothing (private mode): the sets are gone with the page. */
  readonly lasting: boolean;
}

/** What reading files into a data set of the library came to. */
export interface SetReport extends ImportReport {
  /** Recordings that are new in the set, that took the place of another of their name, and that it had already. */
  readonly changes: Readonly<Record<'added' | 'replaced' | 'known', number>>;
}

export interface DataProgress {
  readonly phase: 'generating' | 'reading' | 'writing';
  readonly done: number;
  /** Files or sequences in all, where known. */
  readonly total: number | null;
  readonly bytesDone: number;
  readonly bytesTotal: number | null;
  readonly seconds: number;
}

// ---- page → data worker -------------------------------------------------------------------------

export type DataCommand =
  | {
      readonly type: 'generate';
      readonly requestId: number;
      readonly seed: number;
      readonly config: SyntheticConfig;
    }
  /**
   * Makes a synthetic set into the data set of the library that has this name, or a new one, and opens it. What is there
   * already is not made again; once cancelled, what was made stays.
   */
  | {
      readonly type: 'generate-set';
      readonly requestId: number;
      readonly seed: number;
      readonly config: SyntheticConfig;
      readonly setName: string;
    }
  /** Reads into the data set of the library that has this name, or a new one, and opens it. */
  | {
      readonly type: 'import';
      readonly requestId: number;
      readonly sources: readonly FileSource[];
      readonly setName: string;
    }
  | { readonly type: 'library'; readonly requestId: number }
  | { readonly type: 'open-set'; readonly requestId: number; readonly setId: string }
  | {
      readonly type: 'rename-set';
      readonly requestId: number;
      readonly setId: string;
      readonly name: string;
    }
  | { readonly type: 'remove-set'; readonly requestId: number; readonly setId: string }
  | { readonly type: 'cancel'; readonly requestId: number }
  | {
      readonly type: 'sequence';
      readonly requestId: number;
      readonly source: 'synthetic' | 'imported';
      readonly id: string;
    }
  /** Reports on the recordings of a data set, and on how the split divides them. */
  | {
      readonly type: 'quality';
      readonly requestId: number;
      readonly source: 'synthetic' | 'imported';
      readonly split: SplitName;
      readonly seed: number;
    }
  /** Writes the data set as a zip of `.skeleton` files: into the given file, else to where the page can download it from. */
  | {
      readonly type: 'write-archive';
      readonly requestId: number;
      readonly source: 'synthetic' | 'imported';
      readonly file: FileSystemFileHandle | null;
    }
  /** Gives the data worker its end of the channel to the training worker. */
  | { readonly type: 'connect'; readonly port: MessagePort };

export type DataEvent =
  | { readonly type: 'progress'; readonly requestId: number; readonly progress: DataProgress }
  | {
      readonly type: 'dataset';
      readonly requestId: number;
      readonly dataset: DatasetSummary;
      /** Present after an import. */
      readonly report: SetReport | null;
    }
  | { readonly type: 'library'; readonly requestId: number; readonly library: LibrarySummary }
  | { readonly type: 'sequence'; readonly requestId: number; readonly sequence: SkeletonSequence }
  | { readonly type: 'quality'; readonly requestId: number; readonly quality: QualityReport }
  /** `archive` is null where it went into the given file. */
  | { readonly type: 'archive'; readonly requestId: number; readonly archive: Blob | null }
  | { readonly type: 'cancelled'; readonly requestId: number }
  | { readonly type: 'failed'; readonly requestId: number; readonly problem: FileProblem };

// ---- training worker ↔ data worker, over a MessageChannel ----------------------------------------

/** All that determines the batches of a run. */
export interface BatchPlan {
  readonly source: 'synthetic' | 'imported';
  readonly split: SplitName;
  readonly features: FeatureConfig;
  readonly batchSize: number;
  readonly seed: number;
}

export type SplitReason =
  | 'as-asked'
  /** Random, since the asked one would leave one side empty. */
  | 'one-side-empty'
  /** Random, with rows of prepared sets drawn one by one: they name no performers. */
  | 'row-by-row';

export interface PreparedData {
  readonly revision: number;
  /** Split in use: 'random' where the asked one left one side empty. */
  readonly split: SplitName;
  readonly splitReason: SplitReason;
  /** Features per frame: 75 to 250 per body. */
  readonly inputs: number;
  /** Action numbers, ascending; the class index of an action is its place in here. */
  readonly classes: readonly number[];
  /** Effective size: the asked one, or all training sequences where there are fewer. */
  readonly batchSize: number;
  readonly batchesPerEpoch: number;
  readonly testBatches: number;
  readonly trainSequences: number;
  readonly testSequences: number;
  /** Frame accuracy on the test split of always answering the commonest class of the training split, 0–1. */
  readonly majorityBaseline: number;
  /** Frames of all sequences of both splits, and how many pieces they come in. */
  readonly frames: number;
  readonly framePieces: number;
}

/** Whose frames stand in a batch, and what the answers are. */
export interface BatchRows {
  readonly time: number;
  readonly size: number;
  readonly inputs: number;
  /** `[size]` where each sequence starts among the frames of the set. */
  readonly starts: Int32Array<ArrayBuffer>;
  /** `[size]` class indices. */
  readonly labels: Int32Array<ArrayBuffer>;
  /** `[size]` frames of each sequence; frame t of sequence b counts where t < lengths[b]. 0 for padding rows. */
  readonly lengths: Int32Array<ArrayBuffer>;
  /** `[size]` ids of the sequences; empty string for padding rows. */
  readonly ids: readonly string[];
}

/** Time-major, padded with zeros at the end. */
export interface Batch extends BatchRows {
  /** `[time, size, inputs]` */
  readonly x: Float32Array<ArrayBuffer>;
}

/** Some of the frames of the set, one sequence after the other. */
export interface FramePiece {
  /** Number of the first frame. */
  readonly from: number;
  /** `[frames, inputs]` */
  readonly x: Float32Array<ArrayBuffer>;
}

export type SplitSide = 'train' | 'test';

export type BatchRequest =
  /** Batches that follow are of the data set as it is now, until the next plan. */
  | { readonly type: 'prepare'; readonly requestId: number; readonly plan: BatchPlan }
  /** Batch number `index` of the endless training stream: a function of plan and index alone. */
  | { readonly type: 'train-batch'; readonly requestId: number; readonly index: number }
  | { readonly type: 'test-batch'; readonly requestId: number; readonly index: number }
  /** Batches number from … from + count − 1 without their frames; those of the test split end with the split. */
  | {
      readonly type: 'rows';
      readonly requestId: number;
      readonly side: SplitSide;
      readonly from: number;
      readonly count: number;
    }
  /** Piece `index` of the frames of the set. */
  | { readonly type: 'frames'; readonly requestId: number; readonly index: number }
  /** Features of one sequence, as a batch of one. */
  | { readonly type: 'sequence-batch'; readonly requestId: number; readonly id: string };

export type RefusalReason =
  | 'no-data'
  | 'too-few-classes'
  | 'too-few-sequences'
  | 'unknown-sequence'
  /** No plan was prepared, or the last one was refused. */
  | 'not-prepared';

export type BatchReply =
  | { readonly type: 'prepared'; readonly requestId: number; readonly data: PreparedData }
  | { readonly type: 'batch'; readonly requestId: number; readonly batch: Batch }
  | { readonly type: 'rows'; readonly requestId: number; readonly rows: readonly BatchRows[] }
  | { readonly type: 'frames'; readonly requestId: number; readonly piece: FramePiece }
  | {
      readonly type: 'sequence-batch';
      readonly requestId: number;
      readonly batch: Batch;
      /** `[time]` frame numbers of the sequence that the features come from. */
      readonly frames: Int32Array<ArrayBuffer>;
    }
  | { readonly type: 'refused'; readonly requestId: number; readonly reason: RefusalReason }
  /** The answer could not be made, as where memory ran out. `message` is technical and in English. */
  | { readonly type: 'failed'; readonly requestId: number; readonly message: string };
