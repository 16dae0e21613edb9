/**
 * The training worker's end of the channel to the data worker: a {@link BatchSource} that keeps the next
 * training batches on their way while the current one is being trained on (the thesis's input queues,
 * annex A). Batches may be handed out more than once: read them, do not transfer or change them.
 */

import { type BatchSource, RefusedError, type SequenceBatch } from './batchSource';
import type {
  Batch,
  BatchPlan,
  BatchReply,
  BatchRequest,
  BatchRows,
  FramePiece,
  PreparedData,
  SplitSide,
} from './protocol';
import { RecentAnswers } from './recentAnswers';
import { RowPages } from './rowPages';

/** Training batches requested ahead of the one asked for, where they are not too large. */
const MAX_AHEAD = 3;
const BYTES_AHEAD = 2 ** 27;

type RequestBody = BatchRequest extends infer Request
  ? Request extends BatchRequest
    ? Omit<Request, 'requestId'>
    : never
  : never;

type Answer = Exclude<BatchReply, { type: 'refused' | 'failed' }>;

interface PendingRequest {
  readonly resolve: (reply: Answer) => void;
  readonly reject: (error: Error) => void;
}

export class BatchClient implements BatchSource {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, PendingRequest>();
  readonly #trainBatches = new RecentAnswers((index) => this.#batch({ type: 'train-batch', index }));
  readonly #rows: Readonly<Record<SplitSide, RowPages>> = {
    train: new RowPages((from, count) => this.#requestRows('train', from, count)),
    test: new RowPages((from, count) => this.#requestRows('test', from, count)),
  };
  #requests = 0;
  #broken: Error | null = null;
  #ahead = MAX_AHEAD;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<BatchReply>) => this.#settle(data);
    const broken = new Error('The channel to the data worker is broken');
    port.onmessageerror = () => this.#failAll(broken);
    // Where the platform tells of it.
    port.addEventListener('close', () => {
      this.#broken = broken;
      this.#failAll(broken);
    });
  }

  async prepare(plan: BatchPlan): Promise<PreparedData> {
    this.#trainBatches.clear();
    this.#rows.train.clear();
    this.#rows.test.clear();
    const reply = await this.#request({ type: 'prepare', plan });
    if (reply.type !== 'prepared') throw unexpected(reply);
    return reply.data;
  }

  trainBatch(index: number): Promise<Batch> {
    const batch = this.#keep(index);
    for (let ahead = 1; ahead <= this.#ahead; ahead++) {
      this.#keep(index + ahead).catch(() => undefined); // whoever asks for it meets the refusal
    }
    return batch;
  }

  testBatch(index: number): Promise<Batch> {
    return this.#batch({ type: 'test-batch', index });
  }

  trainRows(index: number): Promise<BatchRows> {
    this.#trainBatches.clear(); // whoever asks for rows has the frames
    return this.#rows.train.at(index);
  }

  testRows(index: number): Promise<BatchRows> {
    return this.#rows.test.at(index);
  }

  async frames(index: number): Promise<FramePiece> {
    const reply = await this.#request({ type: 'frames', index });
    if (reply.type !== 'frames') throw unexpected(reply);
    return reply.piece;
  }

  async sequenceBatch(id: string): Promise<SequenceBatch> {
    const reply = await this.#request({ type: 'sequence-batch', id });
    if (reply.type !== 'sequence-batch') throw unexpected(reply);
    return { batch: reply.batch, frames: reply.frames };
  }

  /**
   * Twice as many are kept as one network needs, so that two at different iterations can take turns without requesting
   * anything twice.
   */
  #keep(index: number): Promise<Batch> {
    return this.#trainBatches.get(index, 2 * (this.#ahead + 1));
  }

  async #batch(body: RequestBody): Promise<Batch> {
    const reply = await this.#request(body);
    if (reply.type !== 'batch') throw unexpected(reply);
    this.#ahead = Math.min(MAX_AHEAD, Math.floor(BYTES_AHEAD / Math.max(1, reply.batch.x.byteLength)));
    return reply.batch;
  }

  async #requestRows(side: SplitSide, from: number, count: number): Promise<readonly BatchRows[]> {
    const reply = await this.#request({ type: 'rows', side, from, count });
    if (reply.type !== 'rows') throw unexpected(reply);
    return reply.rows;
  }

  #request(body: RequestBody): Promise<Answer> {
    if (this.#broken !== null) return Promise.reject(this.#broken); // nobody would ever answer
    const requestId = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#pending.set(requestId, { resolve, reject });
      this.#port.postMessage({ ...body, requestId } satisfies BatchRequest);
    });
  }

  #settle(reply: BatchReply): void {
    const pending = this.#pending.get(reply.requestId);
    this.#pending.delete(reply.requestId);
    if (reply.type === 'refused') pending?.reject(new RefusedError(reply.reason));
    else if (reply.type === 'failed') pending?.reject(new Error(reply.message));
    else pending?.resolve(reply);
  }

  #failAll(error: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#trainBatches.clear();
    for (const { reject } of pending) reject(error);
  }
}

function unexpected(reply: BatchReply): Error {
  return new Error(`The data worker answered '${reply.type}' to another question`);
}
