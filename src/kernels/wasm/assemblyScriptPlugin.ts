/**
 * Vite plugin: compiles the AssemblyScript kernels when `virtual:recurrence-kernels/…` is imported, and hands the
 * module's bytes over as base64, so that page, worker, dev server and tests load them the same way. builds.ts says which
 * builds there are and what for. Runs in Node at build time; nothing of it reaches the page.
 */

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MODULE = 'virtual:recurrence-kernels/';
const RESOLVED = `\0${MODULE}`;
const FOLDER = fileURLToPath(new URL('./assembly/', import.meta.url));
/** Compiled modules by the hash of what they were made of: compiling takes seconds, and sources seldom change. */
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/recurrence-kernels/', import.meta.url));
const COMPILER = fileURLToPath(import.meta.resolve('assemblyscript/package.json'));
const ENTRY = 'index.ts';
const OUTPUT = 'kernels.wasm';

/** No run-time library: the kernels keep no objects. An abort hook would be an import for nothing. */
const OPTIONS = [ENTRY, '--outFile', OUTPUT, '--enable', 'simd', '-O3', '--noAssert'];
const BARE = ['--runtime', 'stub', '--use', 'abort='];
/** Shared memory needs a limit; this is all that can be addressed. */
const SHARED = ['--enable', 'threads', '--importMemory', '--sharedMemory', '--maximumMemory', '65536'];
const RELAXED = ['--enable', 'relaxed-simd'];

/** What each build is compiled with besides, by what its module is called after `MODULE`. */
const BUILDS: Readonly<Record<string, readonly string[]>> = {
  baseline: [],
  'baseline-shared': SHARED,
  relaxed: RELAXED,
  'relaxed-shared': [...RELAXED, ...SHARED],
};

/** Needed under `plugins` and, for the training worker, under `worker.plugins`. */
export function assemblyScriptPlugin(): Plugin {
  return {
    name: 'assemblyscript-kernels',
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : undefined),
    async load(id) {
      const build = id.startsWith(RESOLVED) ? BUILDS[id.slice(RESOLVED.length)] : undefined;
      if (build === undefined) return undefined;
      const sources = await readSources();
      for (const name of sources.keys()) this.addWatchFile(FOLDER + name);
      const bytes = await compileOnce(sources, [...OPTIONS, ...BARE, ...build]);
      return `export default ${JSON.stringify(Buffer.from(bytes).toString('base64'))};`;
    },
  };
}

async function readSources(): Promise<Map<string, string>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.ts'));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(FOLDER + name, 'utf8')] as const)),
  );
}

async function compileOnce(
  sources: ReadonlyMap<string, string>,
  options: readonly string[],
): Promise<Uint8Array> {
  const compiler = await readFile(COMPILER, 'utf8');
  const hash = createHash('sha256').update(JSON.stringify([compiler, options, [...sources].sort()]));
  const path = `${CACHE}${hash.digest('hex')}.wasm`;
  const cached = await readFile(path).catch(() => null);
  if (cached !== null) return cached;
  const bytes = await compile(sources, options);
  await mkdir(CACHE, { recursive: true });
  // several builds may run at once: none must read what another has half written
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, bytes);
  await rename(partial, path);
  return bytes;
}

/** @throws Error with the compiler's messages where the sources do not compile */
async function compile(
  sources: ReadonlyMap<string, string>,
  options: readonly string[],
): Promise<Uint8Array> {
  const { default: asc } = await import('assemblyscript/asc'); // heavy, and seldom needed
  const messages: string[] = [];
  let bytes: Uint8Array | undefined;
  const { error } = await asc.main([...options], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') bytes = contents;
    },
    listFiles: () => [],
    stderr: {
      write: (chunk) => {
        messages.push(typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk));
      },
    },
  });
  if (error !== null || bytes === undefined) {
    throw new Error(`The kernels do not compile.\n${messages.join('')}`, { cause: error });
  }
  return bytes;
}
