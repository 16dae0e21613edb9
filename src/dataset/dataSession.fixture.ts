/** A session on made up work, and what it answers. */

import { DEFAULT_SYNTHETIC, type SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import { DataSession } from './dataSession';
import { makeSession } from './generatorOrder';
import type { DataEvent } from './protocol';
import type { RecordingWork } from './recordingWork';
import { designNames, makeDesign, makeLibrary, makeSequence, readerOf } from './sequences.fixture';

export const CONFIG: SyntheticConfig = { ...DEFAULT_SYNTHETIC, actions: [1, 2], performers: 2 };
export const sourcesOf = (...paths: string[]): FileSource[] =>
  paths.map((path) => ({ path: `${path}.skeleton`, file: new File([path], path) }));

export function start(work: Partial<RecordingWork> = {}, mostBytes?: number) {
  const events: DataEvent[] = [];
  const transfers: Transferable[][] = [];
  const clock = { now: 0 };
  const session = new DataSession({
    post: (event, transfer) => {
      events.push(event);
      transfers.push(transfer);
    },
    now: () => clock.now,
    work: {
      generateSequences: async ({ actions, performers, cameras }) =>
        makeDesign(designNames(actions, performers, cameras.length)),
      startReading: () => readerOf((path) => makeSequence({ action: path.length }, 5, 1, path)),
      startMaking: () => ({ parallel: 2, make: (order) => makeSession(order), stop: () => undefined }),
      writeArchive: async (sequences) => new Blob([[...sequences].map(({ id }) => id).join(' ')]),
      ...work,
    },
    library: Promise.resolve(makeLibrary(mostBytes)),
    estimate: async () => ({ usage: null, quota: null, persisted: null }),
  });
  const last = () => events.at(-1);
  const dataset = () => {
    const event = last();
    if (event?.type !== 'dataset') throw new Error(`got ${event?.type}`);
    return event.dataset;
  };
  return { session, events, transfers, clock, last, dataset };
}
