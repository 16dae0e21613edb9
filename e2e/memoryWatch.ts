/** What a browser's pages hold in memory, workers included, as the system sees it (resident sets of their processes). Not on Windows. */

import { spawnSync } from 'node:child_process';
import type { Browser } from 'playwright';

const SAMPLE_MS = 500;

export class MemoryWatch {
  readonly #pids: readonly string[];
  #peak = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  private constructor(pids: readonly string[]) {
    this.#pids = pids;
  }

  static async start(browser: Browser): Promise<MemoryWatch> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    const watch = new MemoryWatch(renderers.map(({ id }) => String(id)));
    watch.#timer = setInterval(() => watch.now(), SAMPLE_MS);
    return watch;
  }

  /** Bytes at this moment. */
  now(): number {
    const listed = spawnSync('ps', ['-o', 'rss=', '-p', this.#pids.join(',')], { encoding: 'utf8' });
    const bytes = 1024 * listed.stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
    this.#peak = Math.max(this.#peak, bytes);
    return bytes;
  }

  /** The most since the last time this was asked. */
  takePeak(): number {
    const peak = Math.max(this.#peak, this.now());
    this.#peak = 0;
    return peak;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
