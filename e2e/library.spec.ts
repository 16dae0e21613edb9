import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import {
  bytesOf,
  frames,
  skeletonBytes,
  skeletonLines,
  standing,
} from '../src/recordings/skeletonText.fixture';
import { generateSequences } from '../src/recordings/synthetic/generate';
import { writeArchive } from '../src/recordings/writeArchive';
import { formatRecordingName } from '../src/skeleton/sequence';
import { expect, intoSet, SMALL_EXPERIMENT, test, visit } from './playground';

const signal = new AbortController().signal;

/** A zip of so many performers' recordings: 3 actions by 3 cameras, once or several times. */
async function zipOf(performers: number, seed: number, replications = 1): Promise<string> {
  const { data } = SMALL_EXPERIMENT;
  if (data.source !== 'synthetic') throw new Error('not synthetic');
  const config = { ...data, performers, replications };
  const sequences = await generateSequences(config, seed, { signal, onProgress: () => undefined });
  const blob = await writeArchive(sequences, sequences.length, { signal, onProgress: () => undefined });
  const path = join(await mkdtemp(join(tmpdir(), 'recordings-')), `seed${seed}.zip`);
  await writeFile(path, Buffer.from(await blob.arrayBuffer()));
  return path;
}

const facts = (page: Page, sequences: number) => page.getByText(`${sequences} recordings · 3 actions`);
/** Those that a page without any other experiment has. */
const builtIn = (page: Page) => page.getByText(/recordings · 24 actions/);
const library = (page: Page) => page.getByText(/^Library:/);
const report = (page: Page) => page.getByRole('region', { name: 'Import report' });

async function add(page: Page, zip: string, choice?: string): Promise<void> {
  await page.getByLabel('Add skeleton files').setInputFiles(zip);
  if (choice !== undefined) await intoSet(page, choice);
  await expect(report(page)).toBeVisible({ timeout: 60_000 });
  await report(page).getByRole('button', { name: 'Close report' }).click();
}

/** Another tab on the experiment that is open in this one. */
async function sameInAnotherTab(context: BrowserContext, page: Page): Promise<Page> {
  const other = await context.newPage();
  await other.goto(page.url());
  return other;
}

test('recordings are there after a reload, the same files again add nothing, and a set is renamed and deleted', async ({
  page,
}) => {
  const zip = await zipOf(4, 1);
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, zip);
  await expect(facts(page, 36)).toBeVisible();
  await page.reload();
  await expect(facts(page, 36)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('24 to train · 12 to test')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Sequences' }).getByRole('button').first()).toBeVisible();

  await library(page).click();
  const size = page.getByText(/36 recordings · [\d,]+ frames · [\d.]+\skB/);
  const before = await size.innerText();
  await add(page, zip);
  await expect(facts(page, 36)).toBeVisible();
  expect((await size.innerText()).split(/\skB/)[0]).toBe(before.split(/\skB/)[0]);

  await page.getByRole('button', { name: 'Rename “seed1”' }).click();
  await page.getByLabel('New name of the data set').fill('Mine');
  await page.keyboard.press('Enter');
  const data = page.getByLabel('Data', { exact: true });
  await expect(data.locator('option:checked')).toHaveText('Mine');
  await data.selectOption({ label: 'Built-in synthetic performers' });
  await expect(builtIn(page)).toBeVisible({ timeout: 60_000 });
  await data.selectOption({ label: 'Mine' });
  await expect(facts(page, 36)).toBeVisible();

  await page.getByRole('button', { name: 'Delete “Mine”' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(builtIn(page)).toBeVisible({ timeout: 60_000 });
  await expect(library(page)).toBeHidden();
  expect(await bytesOnDisk(page)).toBe(0);
});

/** Bytes of the recordings' files in the origin's private file system. */
function bytesOnDisk(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle('recordings');
    let bytes = 0;
    for await (const entry of directory.values()) {
      if (entry instanceof FileSystemFileHandle) bytes += (await entry.getFile()).size;
    }
    return bytes;
  });
}

test('two tabs write to one set at once, and a third reads all of it', async ({ page, context }) => {
  const [first, second, third] = [await zipOf(3, 1), await zipOf(5, 2), await zipOf(4, 3)];
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, first);
  const other = await sameInAnotherTab(context, page);
  await expect(facts(other, 27)).toBeVisible({ timeout: 30_000 });
  await Promise.all([add(page, second, 'Add to “seed1”'), add(other, third, 'Add to “seed1”')]);
  const last = await sameInAnotherTab(context, page);
  await expect(facts(last, 45)).toBeVisible({ timeout: 30_000 }); // five performers, whoever was written last
  const sequences = last.getByRole('list', { name: 'Sequences' });
  await sequences.getByRole('button').nth(2).click();
  await expect(last.getByRole('slider', { name: 'Frame' })).toBeVisible();
  await expect(last.getByText(/\d+ to train · \d+ to test/)).toBeVisible();
});

test('recordings of another name ask which data set they are for', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, await zipOf(3, 1));
  const [second, third] = [await zipOf(4, 2), await zipOf(5, 3)];
  const choose = (zip: string) => page.getByLabel('Add skeleton files').setInputFiles(zip);
  const question = page.getByRole('dialog', { name: 'Into which data set?' });
  const open = page.getByLabel('Data', { exact: true }).locator('option:checked');

  await choose(second);
  await expect(question).toContainText('These recordings come from “seed2”; the data set “seed1” is open.');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(facts(page, 27)).toBeVisible();
  await expect(report(page)).toBeHidden();

  await add(page, second, 'New data set “seed2”');
  await expect(open).toHaveText('seed2');
  await expect(facts(page, 36)).toBeVisible();

  await add(page, third, 'Add to “seed2”');
  await expect(open).toHaveText('seed2');
  await expect(facts(page, 45)).toBeVisible(); // five performers, of whom four were there already

  await page.getByLabel('Data', { exact: true }).selectOption({ label: 'seed1' });
  await expect(facts(page, 27)).toBeVisible();
  await add(page, second, 'Add to “seed2”'); // its own set, which is not the open one
  await expect(open).toHaveText('seed2');
  await expect(facts(page, 45)).toBeVisible();
});

test('a set that another tab deletes is missed with a sentence', async ({ page, context }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, await zipOf(3, 1));
  const other = await sameInAnotherTab(context, page);
  await expect(facts(other, 27)).toBeVisible({ timeout: 30_000 });
  await library(page).click();
  await page.getByRole('button', { name: 'Delete “seed1”' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('54 recordings')).toBeVisible({ timeout: 60_000 });
  await other.reload();
  await expect(
    other.getByText(/“seed1” with 27 recordings, which is not in this browser’s library/),
  ).toBeVisible({ timeout: 30_000 });
});

/** Blocks of 500 recordings that a crash leaves behind. */
function finishedBlocks(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('d-rnn-library')) return 0;
    const request = indexedDB.open('d-rnn-library');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    if (!database.objectStoreNames.contains('blocks')) return 0;
    const count = database.transaction('blocks').objectStore('blocks').count();
    const blocks = await new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result);
    });
    database.close();
    return blocks;
  });
}

const MOMENTS = 1_000;

/** A zip of a thousand recordings of a moment each, and then one that takes a while to read. */
async function zipWithLongEnd(): Promise<string> {
  const zip = new ZipWriter(new BlobWriter(), { useWebWorkers: false, level: 0 });
  const add = async (number: number, body: Uint8Array) => {
    const recording = { setup: 1, performer: 1 + Math.floor(number / 9), replication: 1 };
    const [camera, action] = [1 + (number % 3), 7 + (Math.floor(number / 3) % 3)];
    const name = formatRecordingName({ ...recording, camera, action });
    await zip.add(`${name}.skeleton`, new Uint8ArrayReader(body));
  };
  const moment = (i: number) => frames(4, (frame) => [standing('1', frame / 100 + i / 1000)]);
  for (let i = 0; i < MOMENTS; i++) await add(i, skeletonBytes(moment(i)));
  const [, ...lines] = skeletonLines(moment(0));
  const times = 14_000; // some 150 MB
  await add(MOMENTS, bytesOf(`${times * 4}\n${`${lines.join('\n')}\n`.repeat(times)}`));
  const path = join(await mkdtemp(join(tmpdir(), 'recordings-')), 'moments.zip');
  await writeFile(path, Buffer.from(await (await zip.close()).arrayBuffer()));
  return path;
}

test('an import that is killed leaves a library that opens, with the finished part', async ({
  playwright,
  baseURL,
}, testInfo) => {
  test.setTimeout(480_000);
  const zip = await zipWithLongEnd();
  const { launchOptions } = testInfo.project.use;
  const profile = await mkdtemp(join(tmpdir(), 'profile-'));
  const open = async () => {
    const context = await playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      baseURL: baseURL ?? '',
    });
    const [page = await context.newPage()] = context.pages();
    return { context, page };
  };
  const before = await open();
  await visit(before.page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await before.page.getByLabel('Add skeleton files').setInputFiles(zip);
  await expect
    .poll(() => finishedBlocks(before.page), { timeout: 180_000, intervals: [20] })
    .toBeGreaterThan(0);
  const closed = before.context.waitForEvent('close');
  const devtools = await before.context.newCDPSession(before.page);
  await devtools.send('Browser.crash').catch(() => undefined);
  await closed;

  const after = await open();
  await after.page.goto('/?lang=en&engine=wasm');
  await library(after.page).click({ timeout: 60_000 });
  await after.page.getByRole('button', { name: 'moments', exact: true }).click();
  const kept = after.page.getByText(/^[\d,]+ recordings · 3 actions/);
  await expect(kept).toBeVisible({ timeout: 60_000 });
  const finished = Number(/^[\d,]+/.exec(await kept.innerText())?.[0].replace(',', ''));
  // whole blocks; or all, where the browser was slower to die than the last recording to read
  expect([MOMENTS / 2, MOMENTS, MOMENTS + 1]).toContain(finished);
  await after.page.getByLabel('Add skeleton files').setInputFiles(zip);
  await expect(after.page.getByText(/^1,001 recordings · 3 actions/)).toBeVisible({ timeout: 240_000 });
  await after.context.close();
});

test('what does not fit any more is said, and what was read before stays usable', async ({
  page,
  baseURL,
}) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, await zipOf(3, 1));
  const session = await page.context().newCDPSession(page);
  const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? Number.NaN);
  await expect.poll(usage, { timeout: 60_000 }).toBeLessThan(4e6); // the room that the import took ahead is given back
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(baseURL ?? '').origin,
    quotaSize: (await usage()) + 5e6,
  });
  await page.getByLabel('Add skeleton files').setInputFiles(await zipOf(40, 2, 3));
  await intoSet(page, 'Add to “seed1”');
  await expect(report(page)).toContainText('no room', { timeout: 120_000 });
  await report(page).getByRole('button', { name: 'Close report' }).click();
  await expect(page.getByText(/\d+ to train · \d+ to test/)).toBeVisible();
  await page.getByRole('list', { name: 'Sequences' }).getByRole('button').nth(1).click();
  await expect(page.getByRole('slider', { name: 'Frame' })).toBeVisible();
});
