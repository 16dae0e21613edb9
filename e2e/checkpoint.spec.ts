import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { generateSequences } from '../src/recordings/synthetic/generate';
import { writeArchive } from '../src/recordings/writeArchive';
import { expect, intoSet, SMALL_EXPERIMENT, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  training: { ...SMALL_EXPERIMENT.training, iterations: 700, evaluateEvery: 250 },
  networks: [
    { id: 'drnn', kind: 'drnn', options: { periods: [1, 3], units: [8] } },
    { id: 'rnn', kind: 'rnn', options: { units: 8 } },
  ],
};

/** Does not end by itself. */
const endless = { ...config, training: { ...config.training, iterations: 1_000_000 } };

/** Rows of the saved curves without the times, which are the machine's. */
async function curves(page: Page): Promise<string[]> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save curves as CSV' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const rows = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
  return rows.map((row) => row.split(',').toSpliced(2, 1).join(','));
}

async function iterationOf(page: Page): Promise<number> {
  const text = await page.getByText(/iteration [\d,]+ of/).innerText();
  return Number(/iteration ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
}

async function train(page: Page, experiment = config): Promise<void> {
  await visit(page, { config: experiment, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 }); // prepared: a click while it is pauses
  await page.getByRole('button', { name: 'Train', exact: true }).click();
}

async function finished(page: Page): Promise<void> {
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
}

const goOn = (page: Page) => page.getByRole('button', { name: /Go on with the run from/ });

test('a reloaded page goes on where the run was, and the curves show no seam', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(600_000);
  await train(page);
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(280);
  await page.reload();
  await goOn(page).click();
  await expect.poll(() => iterationOf(page), { timeout: 60_000 }).toBeGreaterThan(100);
  await page.reload(); // and once more, at once
  await goOn(page).click();
  await finished(page);
  const resumed = await curves(page);

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = await context.newPage();
  await train(other);
  await finished(other);
  const uninterrupted = await curves(other);
  await context.close();
  expect(uninterrupted.length).toBeGreaterThan(300);
  expect(resumed).toEqual(uninterrupted);
});

test('a closed tab loses only the last seconds, an open one keeps its run to itself, and Discard forgets', async ({
  page,
  context,
}) => {
  await train(page, endless);
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const paused = page.getByRole('button', { name: 'Train', exact: true });
  await expect(paused).toBeVisible();
  await page.waitForTimeout(4000); // it is being saved
  const iteration = await iterationOf(page);

  const second = await context.newPage();
  await visit(second, { config: endless, engine: 'wasm' });
  await expect(second.getByText(/A run is open in another tab/)).toBeVisible({ timeout: 30_000 });
  await expect(goOn(second)).toHaveCount(0);

  await page.close();
  await second.reload();
  await goOn(second).click();
  await expect.poll(() => iterationOf(second), { timeout: 60_000 }).toBe(iteration);
  await expect(second.getByRole('button', { name: 'Train', exact: true })).toBeVisible(); // it was paused

  await second.waitForTimeout(4000);
  await second.reload();
  await second.getByRole('button', { name: 'Discard' }).click();
  await expect(goOn(second)).toHaveCount(0);
  await second.reload();
  await second.waitForTimeout(3000);
  await expect(goOn(second)).toHaveCount(0);
});

/** A zip of recordings, or of as many others of the same names and lengths. */
async function zipOf(path: string, shift: number): Promise<string> {
  const { data } = SMALL_EXPERIMENT;
  if (data.source !== 'synthetic') throw new Error('not synthetic');
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  const sequences = await generateSequences(data, 1, options);
  for (const { positions } of sequences) positions.set(positions.map((value) => value + shift));
  const archive = await writeArchive(sequences, sequences.length, options);
  await writeFile(path, Buffer.from(await archive.arrayBuffer()));
  return path;
}

test('a kept run does not go on with other recordings, though they are as many', async ({
  page,
}, testInfo) => {
  const add = async (zip: string, choice?: string) => {
    await page.getByLabel('Add skeleton files').setInputFiles(zip);
    if (choice !== undefined) await intoSet(page, choice);
    const report = page.getByRole('region', { name: 'Import report' });
    await expect(report).toBeVisible({ timeout: 60_000 });
    await report.getByRole('button', { name: 'Close report' }).click();
  };
  await visit(page, { config: endless, engine: 'wasm' });
  await add(await zipOf(testInfo.outputPath('set.zip'), 0));
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(20);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await page.waitForTimeout(4000); // it is being saved
  await page.reload();
  await expect(goOn(page)).toBeVisible();

  const original = testInfo.outputPath('set.zip');
  await add(await zipOf(testInfo.outputPath('others.zip'), 0.05), 'Add to “set”');
  await goOn(page).click();
  await expect(page.getByText(/holds other recordings now than it was trained on/)).toBeVisible();
  await expect(page.getByText(/iteration 0 of/)).toBeVisible();

  await add(original);
  await goOn(page).click();
  await expect.poll(() => iterationOf(page), { timeout: 60_000 }).toBeGreaterThan(20);
});

test('where the browser keeps nothing, the page says so and trains on', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await train(page, endless);
  await expect(page.getByText(/The browser does not keep this run/)).toBeVisible({ timeout: 60_000 });
  const iteration = await iterationOf(page);
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(iteration + 20);
});

test('a browser killed in the middle loses at most the last seconds', async ({
  playwright,
  baseURL,
  launchOptions,
}) => {
  const profile = test.info().outputPath('profile');
  const open = () =>
    playwright.chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...(baseURL === undefined ? {} : { baseURL }),
    });
  const context = await open();
  const page = await context.newPage();
  await train(page, endless);
  await expect.poll(() => iterationOf(page), { timeout: 120_000 }).toBeGreaterThan(20);
  const before = await iterationOf(page);
  await page.waitForTimeout(16_000); // the longest interval
  const session = await context.newCDPSession(page);
  const closed = context.waitForEvent('close');
  await session.send('Browser.crash').catch(() => undefined);
  await closed;

  const again = await open();
  const second = await again.newPage();
  await visit(second, { config, engine: 'wasm' });
  const kept = await second.getByText(/was kept, up to iteration [\d,]+/).innerText();
  expect(Number(/iteration ([\d,]+)/.exec(kept)?.[1]?.replaceAll(',', ''))).toBeGreaterThanOrEqual(before);
  await goOn(second).click();
  await expect.poll(() => iterationOf(second), { timeout: 60_000 }).toBeGreaterThan(before);
  await again.close();
});
