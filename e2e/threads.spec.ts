/**
 * The CPU engine on several threads: used where the page is cross-origin isolated, and then losses and weights have the
 * bits they have on one thread.
 */

import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import type { Page } from '@playwright/test';
import type { ExperimentConfig } from '../src/experiment/config';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const ITERATIONS = 10;

/** Large enough that every kernel is divided. */
const EXPERIMENT: ExperimentConfig = {
  ...SMALL_EXPERIMENT,
  features: { ...SMALL_EXPERIMENT.features, frameStep: 4, maxFrames: 15 },
  training: {
    ...SMALL_EXPERIMENT.training,
    batchSize: 30,
    iterations: ITERATIONS,
    evaluateEvery: ITERATIONS,
  },
  networks: [
    { id: 'drnn', kind: 'drnn', options: { periods: [1, 3, 9], units: [30] } },
    { id: 'lstm', kind: 'lstm', options: { units: 30, hiddenLayers: [30] } },
  ],
};

interface Trained {
  readonly engine: string;
  /** Of every point of the curves. */
  readonly losses: readonly string[];
  /** The networks' files. */
  readonly networks: readonly Buffer[];
}

async function train(page: Page): Promise<Trained> {
  await visit(page, { config: EXPERIMENT, engine: 'wasm' });
  const status = page.getByRole('status', { name: 'Engine in use' });
  await expect(status).toContainText('WebAssembly', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText(`iteration ${ITERATIONS} of`)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText('Finished', { exact: true })).toBeVisible({ timeout: 120_000 });
  const table = (await saved(page, 'Save curves as CSV')).toString('utf8');
  const [header = '', ...rows] = table.trim().split('\n');
  const column = header.split(',').indexOf('train_loss');
  const losses = rows.map((row) => row.split(',')[column] ?? '').filter((text) => text !== '');
  const networks = [await saved(page, 'Export', 0), await saved(page, 'Export', 1)];
  return { engine: await status.innerText(), losses, networks };
}

async function saved(page: Page, button: string, index = 0): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).nth(index).click();
  return readFile(await (await download).path());
}

/** Serves the page as hosts do that cannot set headers. */
async function withoutIsolation(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const kept = Object.entries(response.headers()).filter(([name]) => !name.startsWith('cross-origin-'));
    return route.fulfill({ response, headers: Object.fromEntries(kept) });
  });
}

test('several threads train to the bit as one does', async ({ page }) => {
  test.setTimeout(600_000);
  expect(cpus().length, 'threads need two cores').toBeGreaterThan(1);
  const several = await train(page);
  expect(several.engine).toMatch(/WebAssembly, [2-4] threads/);
  expect(several.losses.length).toBeGreaterThanOrEqual(2 * EXPERIMENT.networks.length);

  await withoutIsolation(page);
  await page.goto('about:blank'); // the same address again would load nothing
  const one = await train(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(one.engine).not.toContain('threads');
  expect(several.losses).toEqual(one.losses);
  for (const [i, network] of several.networks.entries()) {
    expect(network.length).toBeGreaterThan(10_000);
    expect(network.equals(one.networks[i] ?? Buffer.of()), `weights of network ${i}`).toBe(true);
  }
});
