/** The engine's thread in Node, from the same source as in the browser, so that tests run on real threads. */

import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';

import type { Thread } from './threads';

/** What Node's threads lack of a browser's worker. */
const PRELUDE = `
const { parentPort } = require('node:worker_threads');
globalThis.self = { postMessage: (message) => parentPort.postMessage(message) };
parentPort.on('message', (data) => self.onmessage({ data }));
`;

/** Builds the worker. @returns what starts one */
export async function nodeThreads(): Promise<() => Thread> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL('kernelThread.worker.ts', import.meta.url)),
        formats: ['iife'],
        name: 'thread',
      },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('no worker was built');
  const { code } = output.output[0];
  return () => {
    const worker = new Worker(PRELUDE + code, { eval: true });
    return {
      start: (start) =>
        new Promise((resolve, reject) => {
          worker.once('message', () => resolve());
          worker.once('error', reject);
          worker.postMessage(start);
        }),
      terminate: () => void worker.terminate(),
    };
  };
}
