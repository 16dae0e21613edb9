/** The product's own page at NTU's size, or a tenth of it: made, written, read, listed and trained on, with a profile on the disk. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { encodeExperiment } from '../../src/experiment/url';
import { FULL_NTU_DESIGN, sequenceCount } from '../../src/recordings/synthetic/design';
import { findBrowser } from '../browser.mjs';
import {
  answerFilePicker,
  experimentOn,
  makeSet,
  offer,
  readZip,
  reloadTime,
  TENTH,
  type TrainingSpeed,
  trainingSpeed,
  writeZip,
} from '../fullSize';
import { MemoryWatch } from '../memoryWatch';
import { PARAMETERS } from './chromium';

export interface FullSizeFigures {
  readonly sequences: number;
  readonly frames: number;
  /** Seconds that each took. */
  readonly making: number;
  readonly writing: number;
  readonly reading: number;
  readonly listing: number;
  /** Bytes. */
  readonly kept: number;
  readonly zip: number;
  readonly text: number;
  /** Most bytes of the page's processes during each, above those before it. */
  readonly memory: { readonly making: number; readonly writing: number; readonly reading: number };
  readonly training: TrainingSpeed;
}

const TRAINING_SECONDS = 20;
/** Until engine and picture are there and nothing goes on any more. */
const SETTLING_MS = 5_000;

/** @param dist the built page, where there is one already */
export async function runFullSize(full: boolean, dist?: string): Promise<FullSizeFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'full-size-'));
  const outDir = dist ?? join(folder, 'dist');
  if (dist === undefined) await build({ logLevel: 'error', build: { outDir } });
  const server = await preview({ logLevel: 'error', build: { outDir }, preview: { port: 0, open: false } });
  const profile = join(folder, 'profile');
  try {
    return await measure(full, server.resolvedUrls?.local[0] ?? '', profile);
  } finally {
    await server.close();
    await rm(folder, { recursive: true });
  }
}

async function measure(full: boolean, address: string, profile: string): Promise<FullSizeFigures> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium found: `node e2e/browser.mjs` gets one');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...PARAMETERS],
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce', // without a GPU the moving picture takes most of a processor
  });
  const page = context.pages()[0] ?? (await context.newPage());
  try {
    return await measureOn(page, full, address);
  } finally {
    await context.close();
  }
}

async function measureOn(page: Page, full: boolean, address: string): Promise<FullSizeFigures> {
  const design = full ? FULL_NTU_DESIGN : TENTH;
  const sequences = sequenceCount(design);
  const link = `${address}?lang=en&engine=wasm#${encodeExperiment(experimentOn(design))}`;
  const say = (what: string, seconds: number) =>
    console.log(`${sequences} recordings ${what} in ${seconds.toFixed(0)} s`);
  await answerFilePicker(page);
  const atStart = await visitUnmade(page, link);
  const making = await makeSet(page, sequences);
  const memoryMaking = atStart.peak();
  say('made', making);
  await page.waitForTimeout(SETTLING_MS);
  const withSet = await Memory.start(page);
  const written = await writeZip(page);
  const memoryWriting = withSet.peak();
  say('written', written.seconds);
  const listing = await reloadTime(page, sequences);
  say('listed', listing);
  const training = await trainingSpeed(page, TRAINING_SECONDS);
  const again = await visitUnmade(page, link);
  const read = await readZip(page);
  const memoryReading = again.peak();
  say('read', read.seconds);
  const fact = (text: RegExp) => Number(text.exec(read.report)?.[1]?.replaceAll(/[^\d.]/g, ''));
  return {
    sequences,
    frames: fact(/Frames\s+([\d,]+)/),
    making,
    writing: written.seconds,
    reading: read.seconds,
    listing,
    kept: await keptBytes(page),
    zip: written.bytes,
    text: fact(/Size\s+([\d,.]+)\sMB/) * 1e6,
    memory: { making: memoryMaking, writing: memoryWriting, reading: memoryReading },
    training,
  };
}

/** The page with the experiment's recordings offered and none in memory. @returns its memory from then on */
async function visitUnmade(page: Page, link: string): Promise<Memory> {
  await page.goto('about:blank'); // else another fragment would be no other visit
  await page.goto(link);
  await offer(page).waitFor();
  await page.waitForTimeout(SETTLING_MS);
  return Memory.start(page);
}

/** What is held above what was held at the start; nothing is known where the browser does not tell. */
class Memory {
  readonly #watch: MemoryWatch | null;
  readonly #idle: number;

  private constructor(watch: MemoryWatch | null) {
    this.#watch = watch;
    this.#idle = watch?.now() ?? Number.NaN;
  }

  static async start(page: Page): Promise<Memory> {
    const browser = page.context().browser();
    return new Memory(browser === null ? null : await MemoryWatch.start(browser));
  }

  /** The most, and ends the watch. */
  peak(): number {
    this.#watch?.stop();
    return (this.#watch?.takePeak() ?? Number.NaN) - this.#idle;
  }
}

/** Of the recordings' files in the origin's private file system: two equal sets, the one made and the one read. */
async function keptBytes(page: Page): Promise<number> {
  const both = await page.evaluate(async () => {
    const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('recordings');
    let bytes = 0;
    for await (const entry of directory.values()) {
      if (entry instanceof FileSystemFileHandle) bytes += (await entry.getFile()).size;
    }
    return bytes;
  });
  return both / 2;
}
