/** The data worker: a shell around the data session. */

import { streamArchive } from '../recordings/writeArchive';
import { openArchiveTarget, sweepArchives } from './archiveTarget';
import { toMessage } from './dataMessage';
import { DataSession } from './dataSession';
import { estimateStorage, startLibrary } from './library/startLibrary';
import type { DataCommand } from './protocol';
import { SharedMaker, spawnMaker, suitableMakers } from './setGeneration';
import { generateShared, spawnAssistant, suitableAssistants } from './sharedGeneration';
import { SharedPacker, spawnPacker, suitablePackers } from './sharedPacking';
import { SharedReader, spawnReader, suitableReaders } from './sharedReading';

const cores = navigator.hardwareConcurrency;
const now = () => performance.now();

const session = new DataSession({
  post: (event, transfer) => self.postMessage(toMessage(event), { transfer }),
  now,
  work: {
    generateSequences: (config, seed, options) =>
      generateShared(config, seed, options, spawnAssistant, suitableAssistants(cores)),
    startReading: () => new SharedReader(spawnReader, suitableReaders(cores), now),
    startMaking: () => new SharedMaker(spawnMaker, suitableMakers(cores)),
    writeArchive: async (sequences, total, file, options) => {
      const target = await openArchiveTarget(file, total);
      const packer = new SharedPacker(spawnPacker, suitablePackers(cores, total));
      try {
        await streamArchive(sequences, total, target, { ...options, packer });
        return await target.finish();
      } catch (error) {
        await target.abandon().catch(() => undefined); // the failure that came first is the one to tell of
        throw error;
      } finally {
        packer.stop();
      }
    },
  },
  library: startLibrary(),
  estimate: estimateStorage,
});

void sweepArchives().catch(() => undefined); // what is left over takes room until the next time

self.onmessage = ({ data: command }: MessageEvent<DataCommand>) => {
  session.receive(command).catch(reportError); // reaches the page as the worker's error event
};
