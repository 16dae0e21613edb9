/**
 * The page's end of the training worker: commands as methods, replies as promises, all else through one callback.
 * Nothing of tfjs is imported here.
 */

import type { PreparedData } from '../dataset/protocol';
import type { EnginePreference, ExperimentConfig } from '../experiment/config';
import { watchLifeline } from './lifeline';
import type { ExplainedFrame, NetworkSnapshot, TrainingCommand, TrainingEvent } from './protocol';
import type { RunState } from './runState';

type Captured = Extract<TrainingEvent, { type: 'captured' }>;
type NotRestored = Extract<TrainingEvent, { type: 'not-restored' }>;

/** The worker did not take the snapshot; the networks are as they were. */
export class RestoreError extends Error {
  readonly reason: NotRestored['reason'];
  /** What differs, as names and numbers. */
  readonly detail: string;

  constructor({ reason, detail }: Pick<NotRestored, 'reason' | 'detail'>) {
    super(`The weights were not restored: ${reason} (${detail})`);
    this.name = 'RestoreError';
    this.reason = reason;
    this.detail = detail;
  }
}

/** What of a Worker is used here. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

interface Request {
  readonly resolve: (event: TrainingEvent) => void;
  readonly reject: (error: Error) => void;
}

function spawn(): WorkerLike {
  return new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module', name: 'training' });
}

export class TrainingClient {
  readonly #worker: WorkerLike;
  readonly #onEvent: (event: TrainingEvent) => void;
  readonly #requests = new Map<number, Request>();
  #requestCount = 0;
  readonly #lifeline = `training ${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  readonly #disposing = new AbortController();
  #watched = false;
  /** Why no request is answered any more. */
  #ended: string | null = null;

  /** @param onEvent everything but the replies to requests */
  constructor(onEvent: (event: TrainingEvent) => void, worker: WorkerLike = spawn()) {
    this.#onEvent = onEvent;
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<TrainingEvent>) => this.#receive(data);
    worker.onerror = (event) => this.#crash(event.message || 'The training worker could not be loaded');
    worker.onmessageerror = () => this.#fail('A message of the training worker could not be read');
  }

  /** First call. @param port to the data worker; transferred */
  connect(port: MessagePort, engine: EnginePreference): void {
    this.#send({ type: 'connect', port, engine, lifeline: this.#lifeline }, [port]);
  }

  configure(config: ExperimentConfig, dataRevision: number): void {
    this.#send({ type: 'configure', config, dataRevision });
  }

  train(): void {
    this.#send({ type: 'train' });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  step(): void {
    this.#send({ type: 'step' });
  }

  reset(): void {
    this.#send({ type: 'reset' });
  }

  ablate(networkId: string): void {
    this.#send({ type: 'ablate', networkId });
  }

  returnToBest(networkId: string): void {
    this.#send({ type: 'return-to-best', networkId });
  }

  evaluate(): void {
    this.#send({ type: 'evaluate' });
  }

  watch(sequenceId: string | null): void {
    this.#send({ type: 'watch', sequenceId });
  }

  explain(target: ExplainedFrame | null): void {
    this.#send({ type: 'explain', target });
  }

  /** Rejects where the network is not configured or the worker ended. */
  async snapshot(networkId: string, which: 'latest' | 'best' = 'latest'): Promise<NetworkSnapshot> {
    const event = await this.#request((requestId) => ({ type: 'snapshot', requestId, networkId, which }));
    if (event.type !== 'snapshot') throw new Error(`No network ${networkId} is configured`);
    return event.snapshot;
  }

  /** Rejects with {@link RestoreError} where the snapshot does not fit its network as configured. */
  async restore(snapshot: NetworkSnapshot): Promise<void> {
    const event = await this.#request((requestId) => ({ type: 'restore', requestId, snapshot }));
    if (event.type === 'not-restored') throw new RestoreError(event);
  }

  /** The states of all networks; every event up to them has been received. Rejects where the worker ended. */
  async capture(): Promise<Pick<Captured, 'data' | 'states'>> {
    const event = await this.#request((requestId) => ({ type: 'capture', requestId }));
    return event.type === 'captured' ? event : { data: null, states: [] };
  }

  /** Ids of the networks that go on from the states; none where the data are others. Rejects where the worker ended. */
  async resume(data: PreparedData, states: readonly RunState[]): Promise<readonly string[]> {
    const event = await this.#request((requestId) => ({ type: 'resume', requestId, data, states }));
    return event.type === 'resumed' ? event.networkIds : [];
  }

  dispose(): void {
    this.#ended ??= 'The training worker was ended';
    this.#disposing.abort();
    this.#worker.terminate();
    this.#rejectAll(this.#ended);
  }

  #send(command: TrainingCommand, transfer: Transferable[] = []): void {
    this.#worker.postMessage(command, transfer);
  }

  #request(command: (requestId: number) => TrainingCommand): Promise<TrainingEvent> {
    if (this.#ended !== null) return Promise.reject(new Error(this.#ended));
    const requestId = ++this.#requestCount;
    return new Promise((resolve, reject) => {
      this.#requests.set(requestId, { resolve, reject });
      this.#send(command(requestId));
    });
  }

  #receive(event: TrainingEvent): void {
    this.#watchLife();
    switch (event.type) {
      case 'snapshot':
      case 'no-snapshot':
      case 'restored':
      case 'not-restored':
      case 'captured':
      case 'resumed':
        this.#requests.get(event.requestId)?.resolve(event);
        this.#requests.delete(event.requestId);
        return;
      default:
        this.#onEvent(event);
    }
  }

  /** Whoever speaks holds the line. */
  #watchLife(): void {
    if (this.#watched) return;
    this.#watched = true;
    const onEnd = () => this.#crash('The training worker ended');
    watchLifeline(this.#lifeline, onEnd, this.#disposing.signal);
  }

  #fail(message: string): void {
    this.#rejectAll(message);
    this.#onEvent({ type: 'failed', message });
  }

  #crash(message: string): void {
    if (this.#ended !== null) return;
    this.#ended = message;
    this.#disposing.abort();
    this.#worker.terminate();
    this.#rejectAll(message);
    this.#onEvent({ type: 'crashed', message });
  }

  #rejectAll(message: string): void {
    for (const { reject } of this.#requests.values()) reject(new Error(message));
    this.#requests.clear();
  }
}
