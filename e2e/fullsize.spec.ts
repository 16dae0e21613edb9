import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { SyntheticConfig } from '../src/experiment/config';
import { FULL_NTU_DESIGN } from '../src/recordings/synthetic/design';
import {
  answerFilePicker,
  experimentOn,
  makeAndCancel,
  makeSet,
  numberAt,
  offer,
  readZip,
  recordingsShown,
  TENTH,
  writeZip,
} from './fullSize';
import { MemoryWatch } from './memoryWatch';
import { expect, test, visit } from './playground';

const COUNT = 5_688;
const MEGABYTE = 1e6;

/** Names in a folder of the origin's private file system; those of its root for ''. */
function privateFiles(page: Page, folder: string): Promise<string[]> {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const directory = name === '' ? root : await root.getDirectoryHandle(name);
    const names: string[] = [];
    for await (const [entry, handle] of directory.entries()) if (handle.kind === 'file') names.push(entry);
    return names;
  }, folder);
}

async function cancelSaving(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save as .skeleton zip' }).click();
  await expect(page.getByText('Writing recordings')).toBeVisible();
  // not click, which waits for a still picture: by then all is written
  await page.getByRole('button', { name: 'Cancel', exact: true }).dispatchEvent('click');
  await expect(page.getByText('Writing recordings')).toBeHidden();
}

test('a tenth of NTU is made into the library, cancelled and completed, written as a zip and read again, in little memory', async ({
  page,
  browser,
}) => {
  test.setTimeout(900_000);
  await answerFilePicker(page);
  await visit(page, { config: experimentOn(TENTH), engine: 'wasm' });
  await expect(offer(page)).toContainText('5,688 recordings are too many for memory');
  await expect(offer(page)).toContainText(/some [\d.]+\sMB on disk/);
  await page.waitForTimeout(2_000); // nothing is made unasked
  await expect(offer(page).getByRole('button', { name: 'Make into the library' })).toBeVisible();
  const memory = await MemoryWatch.start(browser);

  await makeAndCancel(page, COUNT / 2);
  await expect(offer(page)).toContainText(/[\d,]+ of them are in the library already/);
  const made = numberAt(
    (
      await offer(page)
        .getByText(/of them are/)
        .innerText()
    ).trim(),
  );
  expect(made).toBeGreaterThanOrEqual(COUNT / 2);
  expect(made).toBeLessThan(COUNT);
  expect(made % 36).toBe(0); // whole sessions
  const makingTime = await makeSet(page, COUNT);
  await expect(page.getByLabel('Data', { exact: true }).locator('option:checked')).toHaveText(
    'Synthetic P40 S4 C1–3 R1 A8–10, 22–23, 26–27, 31, 38, 40, 55, 58, seed 1',
  );
  await expect(page.getByText('3,792 to train · 1,896 to test')).toBeVisible();
  const making = memory.takePeak();
  await page.waitForTimeout(5_000);
  const idle = memory.now(); // with the set open, as it is watched and trained on

  await cancelSaving(page);
  expect(await privateFiles(page, '')).toEqual([]); // where one was picked, none stays
  const { bytes, seconds: writingTime } = await writeZip(page);
  expect(bytes).toBeGreaterThan(200 * MEGABYTE);
  const writing = memory.takePeak();

  await page.getByLabel('Data', { exact: true }).selectOption({ label: 'Built-in synthetic performers' });
  await expect(offer(page)).toContainText('all in the library');
  const { report, seconds: readingTime } = await readZip(page);
  expect(report).toContain('Every file could be read');
  await page.getByRole('button', { name: 'Close report' }).click();
  await expect(page.getByLabel('Data', { exact: true }).locator('option:checked')).toHaveText('written');
  expect(await recordingsShown(page)).toBe(COUNT);
  const reading = memory.takePeak();
  memory.stop();
  const above = [making, writing, reading].map((peak) => Math.round((peak - idle) / MEGABYTE));
  test.info().annotations.push({
    type: 'making half, writing, reading',
    description: `${[makingTime, writingTime, readingTime].map(Math.round).join(', ')} s; ${above.join(', ')} MB above ${Math.round(idle / MEGABYTE)}`,
  });
  expect(Math.max(...above)).toBeLessThan(300);
});

/** Enough for a file of its own, few enough for memory: 40 performers, 6 actions, 3 cameras, 3 repetitions. */
const SAVED = 2_160;
const SAVED_SET: SyntheticConfig = {
  ...FULL_NTU_DESIGN,
  actions: [9, 10, 23, 26, 31, 38],
  setups: 1,
  replications: 3,
};

test('without a dialogue for saving, an archive is downloaded from a temporary file, which goes with the visit', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await visit(page, { config: experimentOn(SAVED_SET), engine: 'wasm' });
  await expect(page.getByText('2,160 recordings')).toBeVisible({ timeout: 120_000 });
  await cancelSaving(page);
  expect(await privateFiles(page, 'archives')).toEqual([]);

  const download = page.waitForEvent('download', { timeout: 180_000 });
  await page.getByRole('button', { name: 'Save as .skeleton zip' }).click();
  const zip = await readFile(await (await download).path());
  expect((await download).suggestedFilename()).toBe('synthetic-skeletons.zip');
  const end = zip.length - 22;
  expect([zip.readUInt32LE(end), zip.readUInt16LE(end + 10)]).toEqual([0x06054b50, SAVED]);
  expect(await privateFiles(page, 'archives')).toHaveLength(1);
  await page.reload();
  await expect.poll(() => privateFiles(page, 'archives'), { timeout: 60_000 }).toEqual([]);
});
