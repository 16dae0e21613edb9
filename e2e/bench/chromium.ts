/**
 * Chromium with the benchmark's script in a worker, as the product trains. One browser for each contender, so that a peer
 * that never returns can be ended without taking others with it.
 */

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { assemblyScriptPlugin } from '../../src/kernels/wasm/assemblyScriptPlugin';
import { findBrowser } from '../browser.mjs';
import { MemoryWatch } from '../memoryWatch';
import type { Answer, BenchPage, Call } from './page';

/** Of the page. */
declare let benchWorker: Worker;

const SCRIPT = 'bench.js';

/** What lets workers share memory, and so compute together. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export const PARAMETERS = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export class TimeoutError extends Error {}

/** Text of every file, by its path. */
export type Bundle = ReadonlyMap<string, string>;

export async function bundlePage(): Promise<Bundle> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [assemblyScriptPlugin()],
    worker: { format: 'es', plugins: () => [assemblyScriptPlugin()] },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('page.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => SCRIPT,
      },
    },
  });
  const [result] = [built].flat();
  if (result === undefined || !('output' in result)) throw new Error('No bundle was built');
  return new Map(
    result.output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

/** A page without content, and the bundle. A real server, because Playwright does not see what workers of workers load. */
async function serve(bundle: Bundle, headers: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const code = bundle.get(url.slice(1));
    const type = code === undefined ? 'text/html' : 'text/javascript';
    response.writeHead(200, { 'Content-Type': type, ...headers }).end(code ?? '<!doctype html>');
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

export class BenchBrowser {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #server: Server;

  private constructor(browser: Browser, page: Page, server: Server) {
    this.#browser = browser;
    this.#page = page;
    this.#server = server;
  }

  /**
   * @param isolated the page may use several threads
   * @throws Error where there is no Chromium
   */
  static async open(bundle: Bundle, isolated: boolean): Promise<BenchBrowser> {
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error('No Chromium found: `node e2e/browser.mjs` gets one');
    const more = (process.env['BENCH_CHROMIUM'] ?? '').split(' ').filter((text) => text !== '');
    const browser = await chromium.launch({ executablePath, args: [...PARAMETERS, ...more] });
    const page = await browser.newPage();
    const server = await serve(bundle, isolated ? ISOLATION : {});
    await page.goto(`http://localhost:${portOf(server)}/`);
    await page.evaluate((script) => {
      benchWorker = new Worker(script, { type: 'module' });
      return new Promise<void>((resolve, reject) => {
        benchWorker.onmessage = () => resolve(); // it says that it is there
        benchWorker.onerror = ({ message }) => reject(new Error(message));
      });
    }, `/${SCRIPT}`);
    return new BenchBrowser(browser, page, server);
  }

  get version(): string {
    return this.#browser.version();
  }

  /** Of the page, from now on. */
  watchMemory(): Promise<MemoryWatch> {
    return MemoryWatch.start(this.#browser);
  }

  /**
   * Calls a function of the page.
   *
   * @throws TimeoutError after `seconds`: the page may hang then and is of no more use
   */
  async call<Name extends keyof BenchPage>(
    name: Name,
    given: Parameters<BenchPage[Name]>,
    seconds = 600,
  ): Promise<Awaited<ReturnType<BenchPage[Name]>>> {
    const answer = this.#page.evaluate(
      (call) =>
        new Promise<Answer>((resolve) => {
          benchWorker.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data);
          benchWorker.postMessage(call);
        }),
      { name, given } satisfies Call,
    );
    const { result, error } = await within(seconds, answer);
    if (error !== null) throw new Error(error);
    return result as Awaited<ReturnType<BenchPage[Name]>>;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

async function within<T>(seconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(`not done after ${seconds} s`)), seconds * 1000);
  });
  answer.catch(() => undefined); // an answer that comes after its time is nobody's
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
