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
  /** Bytes of the page's processes with the set open and nothing to do, and above that the most during each. */
  readonly idle: number;
  readonly memory: { readonly making: number; readonly writing: number; readonly reading: number };
  readonly training: TrainingSpeed;
}

const TRAINING_SECONDS = 20;

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
  await answerFilePicker(page);
  await page.goto(`${address}?lang=en&engine=wasm#${encodeExperiment(experimentOn(design))}`);
  await page.getByRole('button', { name: 'Make into the library' }).waitFor();
  const browser = page.context().browser();
  const memory = browser === null ? null : await MemoryWatch.start(browser);
  const peak = () => memory?.takePeak() ?? Number.NaN;
  const say = (what: string, seconds: number) =>
    console.log(`${sequences} recordings ${what} in ${seconds.toFixed(0)} s`);
  const making = await makeSet(page, sequences);
  const memoryMaking = peak();
  say('made', making);
  await page.waitForTimeout(5_000);
  const idle = memory?.now() ?? Number.NaN; // with the set open, as it is watched and trained on
  peak();
  const written = await writeZip(page);
  const memoryWriting = peak();
  say('written', written.seconds);
  const listing = await reloadTime(page, sequences);
  say('listed', listing);
  const training = await trainingSpeed(page, TRAINING_SECONDS);
  await page.getByLabel('Data', { exact: true }).selectOption({ label: 'Built-in synthetic performers' });
  peak();
  const read = await readZip(page);
  const memoryReading = peak();
  say('read', read.seconds);
  memory?.stop();
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
    idle,
    memory: { making: memoryMaking - idle, writing: memoryWriting - idle, reading: memoryReading - idle },
    training,
  };
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
