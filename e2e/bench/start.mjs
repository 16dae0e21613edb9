/** `npm run bench`: runs the benchmark through Vite, because Node 20 does not read TypeScript. */

import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

await runnerImport(fileURLToPath(new URL('bench.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
