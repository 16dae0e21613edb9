import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const ITERATIONS = 20;

/** Losses of the first iterations, from the saved history: each has its point there. */
async function losses(page: Page, engine: 'webgpu' | 'wasm'): Promise<number[]> {
  const config = {
    ...SMALL_EXPERIMENT,
    features: { ...SMALL_EXPERIMENT.features, frameStep: 8, maxFrames: 8 },
    training: { ...SMALL_EXPERIMENT.training, batchSize: 8, iterations: ITERATIONS, evaluateEvery: 1000 },
  };
  await visit(page, { config, engine });
  await expect(page.getByRole('status', { name: 'Engine in use' })).toContainText(
    engine === 'webgpu' ? 'WebGPU' : 'WebAssembly',
    { timeout: 60_000 },
  );
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 240_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save curves as CSV' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const [header = '', ...rows] = Buffer.concat(chunks).toString('utf8').trim().split('\n');
  const column = header.split(',').indexOf('train_loss');
  return rows.map((row) => Number(row.split(',')[column])).filter((value) => value > 0);
}

test('WebGPU agrees with WebAssembly over 20 iterations', async ({ page }) => {
  test.setTimeout(600_000);
  const wasm = await losses(page, 'wasm');
  expect(wasm).toHaveLength(2 * ITERATIONS);
  const webgpu = await losses(page, 'webgpu');
  expect(webgpu).toHaveLength(2 * ITERATIONS);
  for (const [i, loss] of webgpu.entries())
    expect(Math.abs(loss - (wasm[i] ?? Number.NaN))).toBeLessThan(1e-3);
});
