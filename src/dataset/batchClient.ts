/**
 * The training worker's end of the channel to the data worker: a {@link BatchSource} that keeps the next
 * training batches on their way while the current one is being trained on (the thesis's input queues,
 * annex A). Batches may be handed out more than once: read them, do not transfer or change them.
 */

import { type BatchSource, RefusedError, type SequenceBatch } from './batchSource';
import type { Batch, BatchPlan, BatchReply, BatchRequest, PreparedData } from './protocol';

/** Training batches requested ahead of the one asked for, where they are not too large. */
const MAX_AHEAD = 3;
const BYTES_AHEAD = 2 ** 27;

type RequestBody = BatchRequest extends infer Request
  ? Request extends BatchRequest
    ? Omit<Request, 'requestId'>
    : never
  : never;

interface PendingRequest {
  readonly resolve: (reply: Exclude<BatchReply, { type: 'refused' }>) => void;
  readonly reject: (error: Error) => void;
}

export class BatchClient implements BatchSource {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, PendingRequest>();
  /** By batch number, in the order last used. */
  readonly #trainBatches = new Map<number, Promise<Batch>>();
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

  async sequenceBatch(id: string): Promise<SequenceBatch> {
    const reply = await this.#request({ type: 'sequence-batch', id });
    if (reply.type !== 'sequence-batch') throw unexpected(reply);
    return { batch: reply.batch, frames: reply.frames };
  }

  /**
   * The kept or newly requested training batch; the one longest unused makes room. Twice as many are kept as
   * one network needs, so that two at different iterations can take turns without requesting anything twice.
   */
  #keep(index: number): Promise<Batch> {
    const batch = this.#trainBatches.get(index) ?? this.#batch({ type: 'train-batch', index });
    this.#trainBatches.delete(index);
    this.#trainBatches.set(index, batch);
    for (const oldest of this.#trainBatches.keys()) {
      if (this.#trainBatches.size <= 2 * (this.#ahead + 1)) break;
      this.#trainBatches.delete(oldest);
    }
    return batch;
  }

  async #batch(body: RequestBody): Promise<Batch> {
    const reply = await this.#request(body);
    if (reply.type !== 'batch') throw unexpected(reply);
    this.#ahead = Math.min(MAX_AHEAD, Math.floor(BYTES_AHEAD / Math.max(1, reply.batch.x.byteLength)));
    return reply.batch;
  }

  #request(body: RequestBody): Promise<Exclude<BatchReply, { type: 'refused' }>> {
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
