import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

async function trained(page: Page): Promise<void> {
  await visit(page, {
    config: { ...SMALL_EXPERIMENT, training: { ...SMALL_EXPERIMENT.training, iterations: 60 } },
    engine: 'wasm',
  });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 120_000 });
}

const slider = (page: Page) =>
  page.getByRole('region', { name: 'Skeleton' }).getByRole('slider', { name: 'Frame' });

/** Percentages of the joints that are listed, heaviest first. */
async function weights(page: Page): Promise<number[]> {
  const listed = page.getByRole('list', { name: /Joints that mattered most/ }).getByRole('listitem');
  await expect(listed.first()).toBeVisible({ timeout: 30_000 });
  const texts = await listed.allInnerTexts();
  return texts.map((text) => Number(/(\d+)\s*%/.exec(text)?.[1]));
}

test('an answer is traced back to joints and frames, and a held one is read frame by frame', async ({
  page,
}) => {
  await trained(page);
  await slider(page).fill('20');
  await page.getByText('Which joints and frames mattered').click();
  await expect(page.getByText(/On frame 21 the D-RNN answers “.+”\./)).toBeVisible({ timeout: 30_000 });
  const all = await weights(page);
  expect(all).toHaveLength(5);
  expect(all[0]).toBe(100);
  expect(all).toEqual(all.toSorted((a, b) => b - a));
  await expect(page.getByRole('img', { name: /How much each frame mattered for the answer/ })).toBeVisible();

  await page.getByRole('switch', { name: 'Hold the answer of this frame' }).check();
  await slider(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('list', { name: 'Joints that mattered most at frame 20' })).toBeVisible();
  await expect(page.getByText(/On frame 21 the D-RNN answers/)).toBeVisible();
  await slider(page).fill('30');
  await expect(
    page.getByText('None: this frame did not matter, or it comes after the answer.'),
  ).toBeVisible();

  await page.getByLabel('Network', { exact: true }).selectOption('RNN');
  await expect(page.getByText(/On frame 21 the RNN answers/)).toBeVisible({ timeout: 30_000 });
});

test('what mattered is saved as data', async ({ page }) => {
  await trained(page);
  await slider(page).fill('5');
  await page.getByText('Which joints and frames mattered').click();
  await page.getByRole('button', { name: /How much each frame mattered/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /CSV/ }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const rows = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
  expect(rows[0]).toContain('recording,network,iteration,answer,answered_frame,frame,body1.spineBase');
  const named = ['recording', 'network', 'iteration', 'answer'].length;
  expect(rows).toHaveLength(1 + 6);
  const numbers = rows.slice(1).flatMap((row) => row.split(',').slice(named).map(Number));
  expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  expect(Math.max(...numbers)).toBeGreaterThan(0);
});
