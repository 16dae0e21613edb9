/** The data worker: a shell around the data session. */

import { importRecordings } from '../recordings/importRecordings';
import { writeArchive } from '../recordings/writeArchive';
import { DataSession } from './dataSession';
import type { DataCommand } from './protocol';
import { generateShared, spawnAssistant, suitableAssistants } from './sharedGeneration';

const assistants = suitableAssistants(navigator.hardwareConcurrency);

const session = new DataSession({
  post: (event, transfer) => self.postMessage(event, { transfer }),
  now: () => performance.now(),
  work: {
    generateSequences: (config, seed, options) =>
      generateShared(config, seed, options, spawnAssistant, assistants),
    importRecordings,
    writeArchive,
  },
});

self.onmessage = ({ data: command }: MessageEvent<DataCommand>) => {
  session.receive(command).catch(reportError); // reaches the page as the worker's error event
};
