import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

/** Does not end by itself. */
const endless = {
  ...SMALL_EXPERIMENT,
  training: { ...SMALL_EXPERIMENT.training, iterations: 1_000_000, evaluateEvery: 1_000_000 },
};

async function iterationOf(page: Page): Promise<number> {
  const text = await page.getByText(/iteration [\d,]+ of/).innerText();
  return Number(/iteration ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}

async function trainBeyond(page: Page, iteration: number): Promise<void> {
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(iteration);
}

async function train(page: Page): Promise<void> {
  await visit(page, { config: endless, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

/** Ends the training worker from within: nobody is told. */
async function endWorker(page: Page): Promise<void> {
  const worker = page.workers().find((candidate) => /training\.worker/.test(candidate.url()));
  await worker?.evaluate(() => setTimeout(() => self.close(), 50));
  expect(worker).toBeDefined();
}

test('a training worker that ends is replaced, and the run goes on; twice within a minute, it waits', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await train(page);
  await trainBeyond(page, 20);
  await page.waitForTimeout(6000); // the run is kept every four seconds
  const before = await iterationOf(page);
  await endWorker(page);
  const said = page.getByText(/A new one goes on from iteration \d+/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  const from = Number(/iteration (\d+)/.exec(await said.innerText())?.[1]);
  expect(from).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible({ timeout: 30_000 });
  await trainBeyond(page, before);

  await endWorker(page);
  await expect(page.getByText(/ended twice within a minute/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await trainBeyond(page, before);
});

/** What a hidden page gets, from now on: no animation frames, and timers once a second. */
async function hide(page: Page): Promise<() => Promise<void>> {
  const shown = await page.evaluateHandle(() => {
    const { requestAnimationFrame: draw, setTimeout: wait } = window;
    const slow = (run: TimerHandler, delay?: number) => wait(run, Math.max(1000, delay ?? 0));
    const setState = (value: DocumentVisibilityState) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    window.requestAnimationFrame = () => 0;
    window.setTimeout = Object.assign(slow, wait);
    setState('hidden');
    return () => {
      window.requestAnimationFrame = draw;
      window.setTimeout = wait;
      setState('visible');
    };
  });
  return () => shown.evaluate((show) => show());
}

test('training outlasts sleep, a hidden tab and a full disk', async ({ page, context }) => {
  test.setTimeout(300_000);
  await train(page);
  await trainBeyond(page, 5);
  const session = await context.newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' }); // as by sleep
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await trainBeyond(page, (await iterationOf(page)) + 20);

  const before = await iterationOf(page);
  const show = await hide(page);
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  await show();
  const after = await iterationOf(page);
  expect(after).toBeGreaterThan(before + 100);
  await trainBeyond(page, after + 20);

  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await expect(page.getByText(/The browser does not keep this run/)).toBeVisible({ timeout: 60_000 });
  await trainBeyond(page, (await iterationOf(page)) + 20);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('a network goes back to its best weights, and on from there', async ({ page }) => {
  const config = {
    ...SMALL_EXPERIMENT,
    training: { ...SMALL_EXPERIMENT.training, iterations: 60, evaluateEvery: 5, learningRate: 0.05 },
    networks: SMALL_EXPERIMENT.networks.slice(1),
  };
  await visit(page, { config, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 120_000 });
  const results = page.getByRole('table', { name: 'Results' });
  const row = results.getByRole('row', { name: /RNN/ });
  const best = await row.getByRole('cell').nth(4).innerText();
  const at = /at (\d+)/.exec(best)?.[1] ?? '';
  const back = row.getByRole('button', { name: /Bring RNN back to its best weights/ });
  await back.click();
  await expect(row.getByRole('cell').nth(5)).toHaveText(at);
  await expect(back).toHaveCount(0);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 120_000 });
  await expect(row.getByRole('cell').nth(5)).toHaveText('60');
});
