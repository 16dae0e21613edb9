import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { generateSequences } from '../src/recordings/synthetic/generate';
import { writeSkeleton } from '../src/recordings/writeSkeleton';
import { expect, GOOD_RECORDINGS, SMALL_EXPERIMENT, test, visit } from './playground';

/** Stands on the test side of the cross-view split. */
const TESTED = 'S009C001P009R001A008';
/** The same again on its training side. */
const COPY = 'S009C002P009R001A008';
/** The same again, called another action. */
const MISNAMED = 'S009C003P009R001A023';
const REPAIRED = 'S009C002P001R001A008';

/** 24 good recordings, one of them under three names more, another with values that are no numbers, and one cut off. */
async function doubtfulFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sequences = await generateSequences(GOOD_RECORDINGS, 5);
  for (const sequence of sequences) {
    await writeFile(join(folder, `${sequence.id}.skeleton`), writeSkeleton(sequence));
  }
  const of = (name: string) => join(folder, `${name}.skeleton`);
  const good = new TextDecoder().decode(await readFile(of(sequences[0]?.id ?? '')));
  const lines = good.split(/\r?\n/);
  // On the training side of the cross-view split, on the test side of the cross-subject one.
  const original = sequences.find(
    ({ name }) => name?.performer === 3 && name.camera === 2 && name.action === 8,
  );
  const again = new TextDecoder().decode(await readFile(of(original?.id ?? '')));
  for (const name of [TESTED, COPY, MISNAMED]) await writeFile(of(name), again);
  const repaired = lines.map((line, i) => (i === 8 ? line.replace(/^\S+ \S+ \S+/, 'NaN NaN NaN') : line));
  await writeFile(of(REPAIRED), repaired.join('\r\n'));
  await writeFile(of('S009C001P002R001A008'), lines.slice(0, 100).join('\n'));
}

async function importDoubtful(page: Page, folder: string): Promise<void> {
  await doubtfulFolder(folder);
  await page.getByLabel('Add folder').setInputFiles(folder);
  const report = page.getByRole('region', { name: 'Import report' });
  await expect(report).toBeVisible({ timeout: 60_000 });
  await report.getByRole('button', { name: 'Close report' }).click();
}

const viewer = (page: Page) => page.getByRole('region', { name: 'Skeleton' });

test('the quality report warns of what stands on both sides of the split, and opens what it lists', async ({
  page,
}, testInfo) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await importDoubtful(page, testInfo.outputPath('doubtful'));
  await page.getByLabel('Split', { exact: true }).selectOption('cross-view');
  await page.getByRole('button', { name: 'Data quality' }).click();
  await expect(page.getByRole('tab', { name: 'Data quality' })).toHaveAttribute('aria-selected', 'true');

  const warning = page.getByRole('alert');
  await expect(warning).toContainText('One test recording is known from training', { timeout: 60_000 });
  await expect(warning).toContainText('Cross-view');
  const total = (name: string) => page.locator('main dl > div', { hasText: name }).locator('dd');
  await expect(total('Recordings')).toHaveText('28');
  await expect(total('Duplicates')).toHaveText('3');
  await expect(total('Cleaned')).toHaveText('1');
  await expect(total('Files refused')).toHaveText('1');

  const counts = page.getByRole('region', { name: 'Actions' });
  await expect(counts.getByRole('row', { name: /^Sit down/ })).toContainText('15');
  await page.getByRole('radiogroup', { name: 'Count by' }).getByText('Cameras').click();
  await expect(page.getByRole('region', { name: 'Cameras' }).getByRole('row')).toHaveCount(4);

  const duplicates = page.getByRole('list', { name: 'Groups of equal recordings' });
  await expect(duplicates).toContainText('named as different actions');
  await duplicates.getByRole('button', { name: COPY }).click();
  await expect(viewer(page)).toContainText(`${COPY} · from the train side`);
  await duplicates.getByRole('button', { name: TESTED }).click();
  await expect(viewer(page)).toContainText(`${TESTED} · from the test side`);

  const cleaned = page.getByRole('list', { name: 'Cleaned recordings' });
  await expect(cleaned).toContainText('3 coordinates repaired');
  await cleaned.getByRole('button', { name: REPAIRED }).click();
  await expect(viewer(page)).toContainText(REPAIRED);
  await expect(page.getByRole('list', { name: 'Refused files' })).toContainText('S009C001P002R001A008');

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
});

test('another split makes another report, and tables are saved as CSV', async ({ page }, testInfo) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await importDoubtful(page, testInfo.outputPath('doubtful'));
  await page.getByRole('tab', { name: 'Data quality' }).click();
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Split', { exact: true }).selectOption('cross-subject');
  await expect(page.getByRole('alert')).toContainText('Cross-subject');

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV: Duplicates' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('duplicates.csv');
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.split('\r\n').filter((line) => line.includes(COPY))).toHaveLength(1);

  await page.getByLabel('Data', { exact: true }).selectOption({ label: 'Built-in synthetic performers' });
  await expect(page.getByText('No two recordings are equal.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('alert')).toBeHidden();
});
