/**
 * What is said between the page and the training worker: two closed unions.
 */

import type { PreparedData } from '../dataset/protocol';
import type { EnginePreference, ExperimentConfig, NetworkConfig } from '../experiment/config';
import type { RecognitionSummary } from '../metrics/recognitionTimes';
import type { Scores } from '../metrics/scores';
import type { SequenceAnswers } from '../metrics/sequenceAnswers';
import type { RunState } from './runState';

export type EngineName = 'webgpu' | 'wasm' | 'cpu';

type EngineReason =
  /** A hardware adapter is there. */
  | 'hardware-adapter'
  /** `?engine=` or the Engine select asks for it. */
  | 'asked-for'
  | 'no-webgpu'
  | 'software-adapter'
  /** tfjs could not start WebGPU though an adapter exists, or it computes wrong gradients there. */
  | 'webgpu-failed'
  /** WebGPU's device was lost again as soon as it had come back. */
  | 'device-lost'
  /** wasm could not start. */
  | 'wasm-failed';

export interface EngineInfo {
  readonly name: EngineName;
  readonly reason: EngineReason;
  /** Adapter's vendor and architecture; empty on CPU engines. */
  readonly adapter: string;
  /** Threads that share the networks' sums; 1 on a GPU. */
  readonly threads: number;
}

export type RunStatus = 'idle' | 'preparing' | 'running' | 'paused' | 'finished';

/** Named tensors of a network, row-major float32, and what is needed to run it. */
export interface NetworkSnapshot {
  readonly network: NetworkConfig;
  readonly inputs: number;
  /** Action numbers by class index. */
  readonly classes: readonly number[];
  readonly iteration: number;
  /** Own compute time up to there, to go on counting from, where it is known. */
  readonly seconds?: number;
  readonly tensors: readonly NamedTensor[];
}

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

/** A point of the training curve: means since the point before. Where points stand follows from the iteration alone. */
export interface TrainPoint {
  readonly networkId: string;
  readonly iteration: number;
  /** The network's own compute time so far. */
  readonly seconds: number;
  readonly loss: number;
  readonly frameAccuracy: number;
}

interface NetworkProgress {
  readonly networkId: string;
  readonly iteration: number;
  readonly seconds: number;
  /** Of its own compute time, over the last few seconds; 0 before the first step. */
  readonly iterationsPerSecond: number;
  /** The highest frame accuracy on the test split so far, and when. */
  readonly best: { readonly iteration: number; readonly frameAccuracy: number } | null;
}

export interface Evaluation {
  readonly networkId: string;
  readonly iteration: number;
  readonly seconds: number;
  readonly scores: Scores;
  /** `[classes, classes]` counts of test frames, row = true class, column = predicted. */
  readonly confusion: Uint32Array<ArrayBuffer>;
  readonly recognition: RecognitionSummary;
  /** Of the test sequences one by one; null where the evaluation is of an earlier visit. */
  readonly answers: SequenceAnswers | null;
}

/** Frame accuracy on the test split with one group's state frozen at zero, 0–1. */
export interface Ablation {
  readonly networkId: string;
  readonly iteration: number;
  /** Of the network as it is. */
  readonly whole: number;
  /** `[groups]` without each. */
  readonly without: readonly number[];
}

export interface NetworkPrediction {
  readonly networkId: string;
  readonly iteration: number;
  /** `[frames, classes]` softmax outputs. */
  readonly probabilities: Float32Array<ArrayBuffer>;
  /** `[frames, groups]` mean absolute value of each group's hidden state. */
  readonly activity: Float32Array<ArrayBuffer>;
}

export interface ExplainedFrame {
  readonly networkId: string;
  /** Index among the frames that the networks are fed. */
  readonly index: number;
}

/** What a network's answer on one frame hangs on. */
export interface Explanation extends ExplainedFrame {
  readonly sequenceId: string;
  readonly iteration: number;
  /** The answer. */
  readonly action: number;
  /** `[index + 1, inputs]` ∂ score of the answer (its logit) / ∂ inputs, on this frame and all before. */
  readonly gradient: Float32Array<ArrayBuffer>;
  /** `[index + 1]` their frame numbers. */
  readonly frames: Int32Array<ArrayBuffer>;
}

export type TrainingCommand =
  /** Its end of the channel to the data worker. First message. */
  | {
      readonly type: 'connect';
      readonly port: MessagePort;
      readonly engine: EnginePreference;
      /** Name of the lock that the worker holds as long as it lives, before it says anything. */
      readonly lifeline: string;
    }
  /**
   * The experiment as it now stands. Networks that are unchanged (id, kind, options) keep their state if data,
   * split, features, batch size, seed and optimizer are unchanged too; a new learning rate, iteration limit or
   * evaluation interval never resets anything. `dataRevision` changes when the data set's contents do.
   */
  | { readonly type: 'configure'; readonly config: ExperimentConfig; readonly dataRevision: number }
  | { readonly type: 'train' }
  | { readonly type: 'pause' }
  /** One iteration of every network. */
  | { readonly type: 'step' }
  /** Back to iteration 0 with the seed's initial weights. */
  | { readonly type: 'reset' }
  /** Predictions of this sequence are wanted, now and while training goes on. */
  | { readonly type: 'watch'; readonly sequenceId: string | null }
  | { readonly type: 'evaluate' }
  /**
   * Why a network answers as it does on a frame that it was fed of the watched sequence is wanted, now and while training goes
   * on; null: no more.
   */
  | { readonly type: 'explain'; readonly target: ExplainedFrame | null }
  /** What each group of the network contributes is wanted. */
  | { readonly type: 'ablate'; readonly networkId: string }
  /** Weights as they are, or as they were at the best evaluation; as they are where there was none. */
  | {
      readonly type: 'snapshot';
      readonly requestId: number;
      readonly networkId: string;
      readonly which: 'latest' | 'best';
    }
  /** Back to the weights of the best evaluation, from which training goes on. */
  | { readonly type: 'return-to-best'; readonly networkId: string }
  /** Sets a configured network's weights; refused where the shapes do not fit. */
  | { readonly type: 'restore'; readonly requestId: number; readonly snapshot: NetworkSnapshot }
  /** The state of every network is wanted, between two steps. */
  | { readonly type: 'capture'; readonly requestId: number }
  /** Networks of the same id, kind and options go on from these states, if the data are those that they were trained on. */
  | {
      readonly type: 'resume';
      readonly requestId: number;
      readonly data: PreparedData;
      readonly states: readonly RunState[];
    };

export type TrainingEvent =
  | { readonly type: 'engine'; readonly engine: EngineInfo }
  /**
   * The GPU was taken away. Training goes on, on this engine, each network from the iteration it had when its state
   * was last kept: what was said of it beyond that is void.
   */
  | {
      readonly type: 'device-lost';
      readonly engine: EngineInfo;
      readonly networks: readonly { readonly networkId: string; readonly iteration: number }[];
    }
  | { readonly type: 'status'; readonly status: RunStatus }
  | { readonly type: 'prepared'; readonly data: PreparedData }
  /** Data or networks cannot be trained as configured. */
  | {
      readonly type: 'refused';
      readonly reason: 'no-data' | 'too-few-classes' | 'too-few-sequences' | 'no-networks';
    }
  /** The networks go on from an earlier iteration: what was said of them beyond it is void. */
  | {
      readonly type: 'went-back';
      readonly networks: readonly { readonly networkId: string; readonly iteration: number }[];
    }
  /** The networks are new or their state was replaced: their curves start anew. */
  | { readonly type: 'networks-reset'; readonly networkIds: readonly string[] }
  | {
      readonly type: 'progress';
      readonly networks: readonly NetworkProgress[];
      readonly points: readonly TrainPoint[];
      /** Share of the time since the last of these that was spent waiting for batches, 0–1. */
      readonly waiting: number;
    }
  /** `done` reaches `total` when the evaluation is over or given up. */
  | { readonly type: 'evaluating'; readonly networkId: string; readonly done: number; readonly total: number }
  | { readonly type: 'evaluation'; readonly evaluation: Evaluation }
  | { readonly type: 'ablation'; readonly ablation: Ablation }
  /** The network's loss stopped being finite; it is not trained on until it is reset. */
  | { readonly type: 'diverged'; readonly networkId: string; readonly iteration: number }
  | {
      readonly type: 'predictions';
      readonly sequenceId: string;
      /** Frame numbers of the sequence that were fed to the networks (frameStep, maxFrames). */
      readonly frames: Int32Array<ArrayBuffer>;
      readonly classes: readonly number[];
      readonly predictions: readonly NetworkPrediction[];
    }
  | { readonly type: 'explanation'; readonly explanation: Explanation }
  | { readonly type: 'snapshot'; readonly requestId: number; readonly snapshot: NetworkSnapshot }
  /** No such network is configured, or there are no data to configure it for. */
  | { readonly type: 'no-snapshot'; readonly requestId: number; readonly networkId: string }
  | { readonly type: 'restored'; readonly requestId: number; readonly networkId: string }
  | {
      readonly type: 'not-restored';
      readonly requestId: number;
      readonly reason:
        | 'unknown-network'
        | 'options-differ'
        | 'shapes-differ'
        | 'inputs-differ'
        | 'classes-differ';
      readonly detail: string;
    }
  /** All that was said before is in it; `data` is null where there are none. */
  | {
      readonly type: 'captured';
      readonly requestId: number;
      readonly data: PreparedData | null;
      readonly states: readonly RunState[];
    }
  /** Those that go on: none where the data are others. */
  | { readonly type: 'resumed'; readonly requestId: number; readonly networkIds: readonly string[] }
  /** The worker is no more, and all that it knew; said by the page's end of it. `message` is technical and in English. */
  | { readonly type: 'crashed'; readonly message: string }
  /** Something unforeseen; training is paused. `message` is technical and in English. */
  | { readonly type: 'failed'; readonly message: string };
