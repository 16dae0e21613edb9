import { describe, expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC } from '../experiment/config';
import { sessionNames, sessionsOf } from '../recordings/synthetic/design';
import { formatRecordingName } from '../skeleton/sequence';
import { makeSession, type SessionOrder } from './generatorOrder';
import type { PackedRecording } from './library/packedRecording';
import { generateIntoSet, SharedMaker, suitableMakers } from './setGeneration';
import type { PoolWorker } from './workerPool';

const CONFIG = { ...DEFAULT_SYNTHETIC, actions: [9, 23], performers: 3, setups: 2, replications: 1 };
const SESSIONS = sessionsOf(CONFIG).length;
const never = new AbortController().signal;

/** What has been added, by its id. */
function writing() {
  const added = new Map<string, PackedRecording>();
  const writer = {
    added,
    holds: (id: string) => added.has(id),
    add: async (recording: PackedRecording) => {
      added.set(recording.id, recording);
      return 'added' as const;
    },
  };
  return writer;
}

/** A worker in this thread; breaks at the first order where it is told to. */
class Present implements PoolWorker<SessionOrder, readonly PackedRecording[]> {
  onmessage: ((event: MessageEvent<readonly PackedRecording[]>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly #broken: boolean;

  constructor(broken = false) {
    this.#broken = broken;
  }

  async postMessage(order: SessionOrder): Promise<void> {
    const recordings = await makeSession(order);
    if (this.#broken) this.onerror?.(new Event('error') as ErrorEvent);
    else this.onmessage?.(new MessageEvent('message', { data: recordings }));
  }

  terminate(): void {}
}

describe('generateIntoSet', () => {
  it('adds every recording of the design, the same whoever makes it', async () => {
    const made = [];
    for (const spawn of [() => new Present(), () => new Present(true)]) {
      const writer = writing();
      const seen: number[] = [];
      const maker = new SharedMaker(spawn, 2);
      await generateIntoSet(writer, CONFIG, 5, {
        signal: never,
        maker,
        onProgress: (done) => seen.push(done),
      });
      made.push([...writer.added].sort(([a], [b]) => (a < b ? -1 : 1)));
      expect(seen).toEqual(Array.from({ length: SESSIONS + 1 }, (_, i) => i * 6));
    }
    expect(made[0]).toHaveLength(SESSIONS * 6);
    expect(made[0]).toEqual(made[1]);
  });

  it('makes only sessions of which something is missing', async () => {
    const writer = writing();
    const sessions: string[] = [];
    const make = async (order: SessionOrder) => {
      sessions.push(`${order.session.performer} ${order.session.setup}`);
      return makeSession(order);
    };
    const maker = { parallel: 1, make, stop: () => undefined };
    const options = { signal: never, maker, onProgress: () => undefined };
    await generateIntoSet(writer, CONFIG, 5, options);
    expect(sessions).toHaveLength(SESSIONS);
    const session = { performer: 2, setup: 7 };
    const [name] = sessionNames(CONFIG, session);
    if (name !== undefined) writer.added.delete(formatRecordingName(name));
    sessions.length = 0;
    await generateIntoSet(writer, CONFIG, 5, options);
    expect(sessions).toEqual(['2 7']);
  });

  it('stops at once when aborted, and nothing is added afterwards', async () => {
    const writer = writing();
    const controller = new AbortController();
    const maker = new SharedMaker(() => new Present(), 2);
    const work = generateIntoSet(writer, CONFIG, 5, {
      signal: controller.signal,
      maker,
      onProgress: (done) => {
        if (done > 0) controller.abort();
      },
    });
    await expect(work).rejects.toThrow('abort');
    const kept = writer.added.size;
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(SESSIONS * 6);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(writer.added.size).toBe(kept);
  });
});

it('asks for a worker for each core, six at most', () => {
  expect([1, 2, 16].map(suitableMakers)).toEqual([1, 2, 6]);
});
