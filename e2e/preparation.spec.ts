/** Preparing recordings in another way, and a network that takes its preparation along. */

import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const NETWORK = { id: 'drnn', kind: 'drnn', options: { periods: [1, 3, 9], units: [8] } };
const CONFIG = {
  ...SMALL_EXPERIMENT,
  features: { ...SMALL_EXPERIMENT.features, frameStep: 4, maxFrames: 20 },
  training: { ...SMALL_EXPERIMENT.training, iterations: 20 },
  networks: [NETWORK],
};

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const card = (page: Page) => page.getByRole('article', { name: 'D-RNN', exact: true });

async function open(page: Page, config: typeof CONFIG): Promise<void> {
  await visit(page, { config, engine: 'wasm' });
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible({ timeout: 60_000 });
  await page.getByText('How recordings are prepared').click();
}

async function importNetwork(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(path);
}

test('a network is trained on what was chosen, and brings it along where it is imported', async ({
  page,
}, testInfo) => {
  await open(page, CONFIG);
  await expect(field(page, 'Preparation')).toHaveValue('own'); // one body
  await expect(page.getByText('75 numbers a frame')).toBeVisible();
  const few = await card(page).innerText();
  await field(page, 'Preparation').selectOption('View-normalised');
  await expect(field(page, 'Turned to')).toHaveValue('body');
  await expect(field(page, 'Unit')).toHaveValue('spine');
  await field(page, 'Joint orientations').selectOption('Added (+100)');
  await field(page, 'Velocities').selectOption('Added (+75)');
  await field(page, 'Length').selectOption('Resampled');
  await expect(field(page, 'Frames of each')).toHaveValue('20');
  await expect(field(page, 'Preparation')).toHaveValue('own');
  await expect(page.getByText('250 numbers a frame')).toBeVisible();
  await expect.poll(() => card(page).innerText()).not.toBe(few); // more parameters
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible();

  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Export D-RNN as …' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Weights (.safetensors)' }).click();
  const path = testInfo.outputPath('prepared.safetensors');
  await (await download).saveAs(path);
  expect((await download).suggestedFilename()).toBe('d-rnn-20.safetensors');

  await page.goto('about:blank');
  await open(page, { ...CONFIG, networks: [] });
  await importNetwork(page, path);
  await expect(page.getByText('Recordings are now prepared as they were for it')).toBeVisible();
  await expect(field(page, 'Turned to')).toHaveValue('body');
  await expect(field(page, 'Velocities')).toHaveValue('added');
  await expect(field(page, 'Frames of each')).toHaveValue('20');
  await expect(card(page)).toBeVisible();

  // That one has been trained: what it sees is not changed under it.
  await field(page, 'Unit').selectOption('Metre');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await importNetwork(page, path);
  await expect(page.getByRole('alert')).toContainText('prepared in another way');
  await expect(field(page, 'Unit')).toHaveValue('metres');
});
