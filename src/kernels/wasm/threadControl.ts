/**
 * How threads share a kernel: a job is written into memory that all see, and every thread, the caller too, takes one share
 * after another until none is left. A thread that wakes too late finds nothing to do and holds nobody up.
 */

/** Kernels that threads divide, each called with a share, the number of shares, and the job's arguments. */
const SHARED_KERNELS = [
  'linear',
  'linearWeights',
  'delayedForward',
  'delayedBackward',
  'delayedWeights',
  'delayedInput',
  'lstmForward',
  'lstmBackward',
  'lstmWeights',
] as const;

export type SharedKernel = (typeof SHARED_KERNELS)[number];
export type SharedKernels = Readonly<Record<SharedKernel, (...numbers: readonly number[]) => void>>;

/** What a thread is started with. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly control: Int32Array<SharedArrayBuffer>;
}

/** Shares × 256 + the next one to take; the job is all taken where they are equal. */
const TICKET = 0;
/** Shares that are done. */
const DONE = 1;
/** Not 0 where a share failed. */
const FAILED = 2;
const KERNEL = 3;
const COUNT = 4;
const NUMBERS = 5;
const MOST_NUMBERS = 16;
const MOST_SHARES = 255;

/** Looks at a value this often before the thread sleeps: waking one up takes longer than many a job. */
const PATIENCE = 2000;

export function createControl(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer((NUMBERS + MOST_NUMBERS) * 4));
}

/** Announces a job; the one before it must be done. */
function announce(
  control: Int32Array,
  kernel: SharedKernel,
  shares: number,
  numbers: readonly number[],
): void {
  if (numbers.length > MOST_NUMBERS || shares > MOST_SHARES) throw new RangeError(`${kernel}: too much`);
  control[KERNEL] = SHARED_KERNELS.indexOf(kernel);
  control[COUNT] = numbers.length;
  control.set(numbers, NUMBERS);
  Atomics.store(control, FAILED, 0);
  Atomics.store(control, DONE, 0);
  Atomics.store(control, TICKET, shares * 256);
  Atomics.notify(control, TICKET, shares - 1);
}

/** Takes shares of the job until none is left. */
function work(control: Int32Array, kernels: SharedKernels): void {
  for (
    let ticket = Atomics.load(control, TICKET);
    !allTaken(ticket);
    ticket = Atomics.load(control, TICKET)
  ) {
    if (Atomics.compareExchange(control, TICKET, ticket, ticket + 1) !== ticket) continue;
    // the job stays as it is as long as this share is not done
    runShare(control, kernels, ticket & 255, ticket >> 8);
  }
}

function allTaken(ticket: number): boolean {
  return (ticket & 255) === ticket >> 8;
}

function runShare(control: Int32Array, kernels: SharedKernels, share: number, shares: number): void {
  try {
    const kernel = SHARED_KERNELS[control[KERNEL] ?? -1];
    if (kernel === undefined) throw new RangeError('no such kernel');
    kernels[kernel](share, shares, ...control.subarray(NUMBERS, NUMBERS + (control[COUNT] ?? 0)));
  } catch {
    Atomics.store(control, FAILED, 1);
  }
  if (Atomics.add(control, DONE, 1) + 1 === shares) Atomics.notify(control, DONE);
}

/**
 * Runs a kernel with the other threads' help; returns when it is done.
 *
 * @throws Error where a share failed
 */
export function runTogether(
  control: Int32Array,
  kernels: SharedKernels,
  kernel: SharedKernel,
  shares: number,
  numbers: readonly number[],
): void {
  announce(control, kernel, shares, numbers);
  work(control, kernels);
  for (let done = awaitChange(control, DONE, -1); done < shares; done = awaitChange(control, DONE, done));
  if (Atomics.load(control, FAILED) !== 0) throw new Error(`${kernel} failed in a thread`);
}

/** What a thread does all its life. */
export function serve(control: Int32Array, kernels: SharedKernels): never {
  for (;;) {
    work(control, kernels);
    const ticket = Atomics.load(control, TICKET);
    if (allTaken(ticket)) awaitChange(control, TICKET, ticket);
  }
}

/** The value when it is another than `known`, or sooner. */
function awaitChange(control: Int32Array, index: number, known: number): number {
  for (let look = 0; look < PATIENCE; look++) {
    const value = Atomics.load(control, index);
    if (value !== known) return value;
  }
  Atomics.wait(control, index, known);
  return Atomics.load(control, index);
}
