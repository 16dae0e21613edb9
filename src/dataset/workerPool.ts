/**
 * Several workers of one kind that take orders in turn, one each at a time. A worker that breaks is not replaced: the
 * others go on, and with none left every order is refused.
 */

/** As much of a `Worker` as is used. */
export interface PoolWorker<Order, Answer> {
  onmessage: ((event: MessageEvent<Answer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(order: Order, transfer: Transferable[]): void;
  terminate(): void;
}

/** The worker that had the order broke, or none is left to take it. */
export class WorkerLostError extends Error {
  constructor() {
    super('The worker broke');
    this.name = 'WorkerLostError';
  }
}

interface Waiting<Order, Answer> {
  readonly order: Order;
  readonly transfer: Transferable[];
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class WorkerPool<Order, Answer> {
  readonly #spawn: () => PoolWorker<Order, Answer>;
  #unborn: number;
  #free: PoolWorker<Order, Answer>[] = [];
  readonly #busy = new Map<PoolWorker<Order, Answer>, Waiting<Order, Answer>>();
  #waiting: Waiting<Order, Answer>[] = [];

  /** Workers are made when they are needed. */
  constructor(spawn: () => PoolWorker<Order, Answer>, workers: number) {
    this.#spawn = spawn;
    this.#unborn = workers;
  }

  /** Workers that can take orders, now or later. */
  get size(): number {
    return this.#unborn + this.#free.length + this.#busy.size;
  }

  /** @param transfer what of the order is handed over and not copied @throws WorkerLostError */
  run(order: Order, transfer: Transferable[] = []): Promise<Answer> {
    if (this.size === 0) return Promise.reject(new WorkerLostError());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, transfer, resolve, reject });
      this.#handOut();
    });
  }

  /** Ends all workers; what is under way rejects with the reason. */
  stop(reason: unknown): void {
    const unanswered = [...this.#busy.values(), ...this.#waiting];
    for (const worker of [...this.#busy.keys(), ...this.#free]) worker.terminate();
    this.#busy.clear();
    this.#waiting = [];
    this.#free = [];
    this.#unborn = 0;
    for (const { reject } of unanswered) reject(reason);
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#free.pop() ?? this.#bear();
      const next = worker === null ? undefined : this.#waiting.shift();
      if (worker === null || next === undefined) return;
      this.#busy.set(worker, next);
      worker.postMessage(next.order, next.transfer);
    }
  }

  #bear(): PoolWorker<Order, Answer> | null {
    if (this.#unborn === 0) return null;
    this.#unborn -= 1;
    const worker = this.#spawn();
    worker.onmessage = ({ data }) => {
      const asked = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#free.push(worker);
      asked?.resolve(data);
      this.#handOut();
    };
    worker.onerror = () => this.#lose(worker);
    return worker;
  }

  #lose(worker: PoolWorker<Order, Answer>): void {
    worker.terminate();
    const asked = this.#busy.get(worker);
    this.#busy.delete(worker);
    this.#free = this.#free.filter((other) => other !== worker);
    asked?.reject(new WorkerLostError());
    if (this.size > 0) return;
    for (const { reject } of this.#waiting.splice(0)) reject(new WorkerLostError());
  }
}
