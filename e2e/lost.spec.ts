import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  features: { ...SMALL_EXPERIMENT.features, frameStep: 8, maxFrames: 8 },
  training: { ...SMALL_EXPERIMENT.training, batchSize: 4, iterations: 100_000, evaluateEvery: 100_000 },
  networks: [{ id: 'rnn', kind: 'rnn', options: { units: 4 } }], // a GPU that is emulated takes a second for more
};

/** What tfjs keeps in the worker's global scope. */
interface TfjsScope {
  readonly _tfengine?: { readonly backendInstance?: { readonly device?: GPUDevice } };
}

/** Takes the training worker's GPU away, as a driver's reset would, or says on its behalf that it has no memory left. */
async function harmDevice(page: Page, harm: 'destroy' | 'out-of-memory'): Promise<void> {
  const harmed = await Promise.all(
    page.workers().map((worker) =>
      worker.evaluate((kind) => {
        const device = (globalThis as TfjsScope)._tfengine?.backendInstance?.device;
        if (kind === 'destroy') device?.destroy();
        else {
          const error = new GPUOutOfMemoryError('no room for a buffer');
          device?.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', { error }));
        }
        return device !== undefined;
      }, harm),
    ),
  );
  expect(harmed.filter(Boolean)).toHaveLength(1);
}

/** The iteration that the training bar shows. */
async function iterationOf(page: Page, word: string): Promise<number> {
  const text = await page
    .getByText(new RegExp(`${word} [\\d.,]+ `))
    .first()
    .innerText();
  return Number(new RegExp(`${word} ([\\d.,]+)`).exec(text)?.[1]?.replaceAll(/[.,]/g, ''));
}

async function trainBeyond(page: Page, iteration: number, word = 'iteration'): Promise<void> {
  await expect.poll(() => iterationOf(page, word), { timeout: 180_000 }).toBeGreaterThan(iteration);
}

test('training survives a lost GPU, on the GPU where it comes back and on the processor where it does not stay', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await visit(page, { config, engine: 'webgpu' });
  const engine = page.getByRole('status', { name: 'Engine in use' });
  await expect(engine).toContainText('WebGPU', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await trainBeyond(page, 5);

  await harmDevice(page, 'destroy');
  const said = page.getByText(/were restored as they were at iteration \d+ and go on with WebGPU/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const from = Number(/iteration (\d+)/.exec(await said.innerText())?.[1]);
  expect(from).toBeGreaterThan(0);
  await harmDevice(page, 'destroy'); // a second time within a minute: it is not tried again
  await expect(page.getByText(/at iteration \d+ and go on with WebAssembly/)).toBeVisible({
    timeout: 60_000,
  });
  await expect(engine).toContainText('WebAssembly');
  await expect(engine).toContainText('failed twice within a minute');
  await trainBeyond(page, from + 40);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('a GPU that is out of memory is said, and training goes on from what was kept', async ({ page }) => {
  test.setTimeout(600_000);
  await visit(page, { config, engine: 'webgpu' });
  await expect(page.getByRole('status', { name: 'Engine in use' })).toContainText('WebGPU', {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await trainBeyond(page, 5);
  await harmDevice(page, 'out-of-memory');
  await expect(page.getByRole('alert')).toContainText('no room for a buffer', { timeout: 60_000 });
  const train = page.getByRole('button', { name: 'Train', exact: true });
  await expect(train).toBeVisible();
  const kept = await iterationOf(page, 'iteration');
  expect(kept).toBeGreaterThan(0);
  await train.click();
  await trainBeyond(page, kept + 5);
});

test('a paused run survives too, and says so in Spanish', async ({ page }) => {
  await visit(page, { config, engine: 'webgpu', language: 'es' });
  await expect(page.getByRole('status', { name: 'Motor en uso' })).toContainText('WebGPU', {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Entrenar', exact: true }).click();
  await trainBeyond(page, 5, 'iteración');
  await page.getByRole('button', { name: 'Pausar', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Entrenar', exact: true })).toBeVisible();
  await page.waitForTimeout(1000);
  const paused = await iterationOf(page, 'iteración');
  await harmDevice(page, 'destroy');
  await expect(page.getByText(`en la iteración ${paused} y siguen con WebGPU`)).toBeVisible({
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Entrenar', exact: true }).click();
  await trainBeyond(page, paused + 5, 'iteración');
});
