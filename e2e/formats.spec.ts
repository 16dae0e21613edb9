import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bvhText } from '../src/recordings/bvh/bvhText.fixture';
import { zipOf } from '../src/recordings/importRecordings.fixture';
import { labels, npzBlob, positionRows } from '../src/recordings/npz/npz.fixture';
import { exampleCsv } from '../src/recordings/table/examples';
import { expect, intoSet, SMALL_EXPERIMENT, test, visit } from './playground';

const report = (page: Page) => page.getByRole('region', { name: 'Import report' });

/** Says which joint of the file that was imported last is the right knee, and has it read again. */
async function nameKnee(page: Page, file: string): Promise<void> {
  await expect(report(page)).toContainText(file, { timeout: 60_000 });
  await report(page).getByRole('button', { name: 'Joint mapping of the BVH files' }).click();
  const mapping = page.getByRole('region', { name: 'Joints of the BVH file' }).first();
  await expect(mapping).toContainText(file);
  await mapping.getByLabel('right knee: joint in the file').selectOption('Gelenk7');
  await mapping.getByRole('button', { name: 'Read again with these joints' }).click();
}

test('motion capture, a table and a document stand beside each other; a BVH joint is named by hand', async ({
  page,
}) => {
  const folder = join(await mkdtemp(join(tmpdir(), 'formats-')), 'captures');
  await mkdir(join(folder, 'kicking'), { recursive: true });
  await writeFile(join(folder, 'A023 wave.csv'), exampleCsv());
  const knee = (name: string) => (name === 'RightLeg' ? 'Gelenk7' : name);
  await writeFile(join(folder, 'kicking', 'take 1.bvh'), bvhText());
  const odd = join(folder, 'A024 odd.bvh');
  await writeFile(odd, bvhText({ rename: knee }));

  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByText('What can be read').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Example JSON' }).click();
  const json = join(folder, 'example.json');
  await (await download).saveAs(json);

  await page.getByLabel('Add folder').setInputFiles(folder);
  await expect(report(page)).toContainText('right knee', { timeout: 60_000 });
  await expect(page.getByText('3 recordings · 2 actions')).toBeVisible();
  await report(page).getByRole('button', { name: 'Close report' }).click();

  await page.getByLabel('Add skeleton files').setInputFiles(odd);
  await nameKnee(page, 'A024 odd.bvh');
  await expect(page.getByText('4 recordings · 3 actions')).toBeVisible({ timeout: 60_000 });

  const zip = await zipOf({ 'kept/A025 boxed.bvh': bvhText({ rename: knee }) });
  const boxed = join(folder, 'boxed.zip');
  await writeFile(boxed, Buffer.from(await zip.arrayBuffer()));
  await page.getByLabel('Add skeleton files').setInputFiles(boxed);
  await intoSet(page, 'Add to “captures”');
  await nameKnee(page, 'boxed.zip/kept/A025 boxed.bvh');
  await expect(page.getByText('5 recordings · 4 actions')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/\d to train · \d to test/)).toBeVisible();

  await page.reload();
  await expect(page.getByText('5 recordings · 4 actions')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Add skeleton files').setInputFiles(odd);
  await expect(report(page)).toContainText('as you last corrected them', { timeout: 60_000 });
  await expect(report(page)).toContainText('0 added to the data set, 0 replaced in it, 1 there already');
  await report(page).getByRole('button', { name: 'Joint mapping of the BVH files' }).click();
  const mapping = page.getByRole('region', { name: 'Joints of the BVH file' }).first();
  await expect(mapping.getByLabel('right knee: joint in the file')).toHaveValue('Gelenk7');
  await mapping.getByLabel('head: towards').selectOption('the joint itself');
  await mapping.getByRole('button', { name: 'Read again with these joints' }).click();
  await expect(report(page)).toContainText('0 added to the data set, 1 replaced in it, 0 there already');
  await expect(page.getByText('5 recordings · 4 actions')).toBeVisible();
});

test('folders whose files have the same names stand beside each other; adding them again adds nothing', async ({
  page,
}) => {
  const folder = join(await mkdtemp(join(tmpdir(), 'formats-')), 'takes');
  for (const [i, action] of ['drink_water', 'hand_waving'].entries()) {
    await mkdir(join(folder, action), { recursive: true });
    for (const take of [1, 2]) {
      const text = exampleCsv().replaceAll('0.22', `0.2${i}${take}`);
      await writeFile(join(folder, action, `take ${take}.csv`), text);
    }
  }
  const [drinking, waving] = [join(folder, 'drink_water'), join(folder, 'hand_waving')];
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  const add = async (path: string, said: string, recordings: string) => {
    await page.getByLabel('Add folder').setInputFiles(path);
    if (path !== drinking) await intoSet(page, 'Add to “drink_water”');
    await expect(report(page)).toContainText(said, { timeout: 60_000 });
    await expect(page.getByText(recordings)).toBeVisible();
    await report(page).getByRole('button', { name: 'Close report' }).click();
  };
  await add(
    drinking,
    '2 added to the data set, 0 replaced in it, 0 there already',
    '2 recordings · 1 actions',
  );
  await add(waving, '2 added to the data set, 0 replaced in it, 0 there already', '4 recordings · 2 actions');
  await add(folder, '0 added to the data set, 0 replaced in it, 4 there already', '4 recordings · 2 actions');
  await add(waving, '0 added to the data set, 0 replaced in it, 2 there already', '4 recordings · 2 actions');
});

test('a prepared set keeps the split it was published with', async ({ page }) => {
  const actions = (count: number) => Array.from({ length: count }, (_, row) => (row % 2 === 0 ? 7 : 9));
  const blob = await npzBlob({
    x_train: positionRows(8, 30, { padding: 5 }),
    y_train: labels(actions(8)),
    x_test: positionRows(4, 30, { padding: 5 }),
    y_test: labels(actions(4)),
  });
  const path = join(await mkdtemp(join(tmpdir(), 'formats-')), 'NTU60_CS.npz');
  await writeFile(path, Buffer.from(await blob.arrayBuffer()));
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByLabel('Add skeleton files').setInputFiles(path);
  await expect(report(page)).toContainText('Every file could be read', { timeout: 60_000 });
  await expect(page.getByText('12 recordings · 2 actions')).toBeVisible();
  for (const split of ['cross-subject', 'cross-view', 'cross-setup']) {
    await page.getByLabel('Split', { exact: true }).selectOption(split);
    await expect(page.getByText('8 to train · 4 to test')).toBeVisible();
  }
  await page.getByLabel('Split', { exact: true }).selectOption('random');
  await expect(page.getByText(/rows of an \.npz file name no performers/)).toBeVisible();
});
