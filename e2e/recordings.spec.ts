import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateSequences } from '../src/recordings/synthetic/generate';
import { writeSkeleton } from '../src/recordings/writeSkeleton';
import { expect, GOOD_RECORDINGS, resultOf, SMALL_EXPERIMENT, share, test, visit } from './playground';

const predictions = (page: Page) => page.getByRole('list', { name: 'Predictions' }).getByRole('listitem');

async function save(page: Page, button: string, to: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await (await download).saveAs(to);
  return to;
}

/** Moves the Frame slider to its end with the keyboard. */
async function scrubToEnd(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Frame' });
  await slider.focus();
  await slider.press('End');
  await expect(slider).toHaveValue((await slider.getAttribute('max')) ?? '');
}

test('a zip of recordings goes in, trains, and its network comes out and back with the same predictions', async ({
  page,
}, testInfo) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByText('54 recordings')).toBeVisible({ timeout: 60_000 });
  const zip = await save(page, 'Save as .skeleton zip', testInfo.outputPath('performers.zip'));

  await page.getByLabel('Add skeleton files').setInputFiles(zip);
  const report = page.getByRole('region', { name: 'Import report' });
  await expect(report).toContainText('Every file could be read', { timeout: 60_000 });
  await expect(page.getByLabel('Data', { exact: true }).locator('option:checked')).toHaveText('performers');
  await report.getByRole('button', { name: 'Close report' }).click();
  await page.getByLabel('Split', { exact: true }).selectOption('cross-view');
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible();

  const list = page.getByRole('list', { name: 'Sequences' });
  await list.getByRole('button').first().click();
  await scrubToEnd(page);
  const untrained = await predictions(page).allInnerTexts();

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
  expect(share(await resultOf(page, 'D-RNN', 'Frame accuracy'))).toBeGreaterThan(0.5);
  await expect.poll(() => predictions(page).allInnerTexts()).not.toEqual(untrained);
  const network = await save(page, 'Export', testInfo.outputPath('drnn.safetensors'));
  const [trained = ''] = await predictions(page).allInnerTexts();

  await page.reload();
  await page.getByLabel('Add skeleton files').setInputFiles(zip);
  await expect(report).toContainText('Every file could be read', { timeout: 60_000 });
  await report.getByRole('button', { name: 'Close report' }).click();
  await list.getByRole('button').first().click();
  await scrubToEnd(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(network);
  await expect(predictions(page)).toHaveCount(3);
  const shown = (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/^D-RNN( 2)?/, '')
      .trim();
  await expect
    .poll(async () => shown((await predictions(page).allInnerTexts()).at(-1) ?? ''))
    .toBe(shown(trained));

  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await again).setFiles({
    name: 'other.safetensors',
    mimeType: '',
    buffer: Buffer.from('not a network'),
  });
  await expect(page.getByRole('alert')).toContainText('other.safetensors');
});

/** A folder as researchers have them: good, cut off, NaN, empty and foreign files. */
async function messyFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'more'), { recursive: true });
  const sequences = await generateSequences(GOOD_RECORDINGS, 5);
  for (const sequence of sequences) {
    await writeFile(join(folder, `${sequence.id}.skeleton`), writeSkeleton(sequence));
  }
  const good = new TextDecoder().decode(await readFile(join(folder, `${sequences[0]?.id}.skeleton`)));
  const lines = good.split(/\r?\n/);
  const nan = lines.map((line, i) => (i === 8 ? line.replace(/^\S+ \S+ \S+/, 'NaN NaN NaN') : line));
  await writeFile(join(folder, 'more', 'S009C001P001R001A008.skeleton'), lines.slice(0, 100).join('\n'));
  await writeFile(join(folder, 'more', 'S009C002P001R001A008.skeleton'), nan.join('\r\n'));
  await writeFile(join(folder, 'more', 'S009C003P001R001A008.skeleton'), '');
  await writeFile(join(folder, 'more', 'someone.skeleton'), good);
  await writeFile(join(folder, 'notes.txt'), 'groceries');
}

test('a messy folder is read as far as it goes, reported file by file, and trained on', async ({
  page,
}, testInfo) => {
  const folder = testInfo.outputPath('recordings');
  await messyFolder(folder);
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByLabel('Add folder').setInputFiles(folder);
  const report = page.getByRole('region', { name: 'Import report' });
  await expect(report).toBeVisible({ timeout: 60_000 });

  const total = (name: string) => report.locator('dl > div', { hasText: name }).locator('dd');
  await expect(total('Files looked at')).toHaveText('29');
  await expect(total('Sequences to train on')).toHaveText('25');
  await expect(total('Sequences to watch only')).toHaveText('1');
  await expect(report).toContainText('Coordinates repaired: 3');
  const problem = (file: string) => report.getByRole('listitem').filter({ hasText: file });
  await expect(problem('S009C001P001R001A008')).toContainText('ends too early, at line 10');
  await expect(problem('S009C003P001R001A008')).toContainText('not an NTU .skeleton file');
  await expect(problem('someone.skeleton')).toContainText('can be watched but not trained on');
  await expect(problem('notes.txt')).toContainText('Files of this kind are not read');
  await expect(problem('S009C002P001R001A008')).toHaveCount(0);
  await report.getByRole('button', { name: 'Close report' }).click();

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect
    .poll(async () => share(await resultOf(page, 'D-RNN', 'Frame accuracy')), { timeout: 120_000 })
    .toBeGreaterThan(0);
});
