import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, share, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  training: { ...SMALL_EXPERIMENT.training, iterations: 60, evaluateEvery: 10 },
  networks: [
    { id: 'drnn-1', kind: 'drnn', options: { periods: [1, 3], units: [8] } },
    { id: 'rnn-1', kind: 'rnn', options: { units: 8 } },
  ],
};

async function open(page: Page, experiment = config): Promise<void> {
  await visit(page, { config: experiment, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
}

async function train(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
}

const showRuns = (page: Page) => page.getByRole('tab', { name: 'Runs' }).click();
const list = (page: Page) => page.getByRole('list', { name: 'Runs' });
const ticks = (page: Page) => list(page).getByRole('checkbox', { name: /^Compare/ });

async function doInMenu(page: Page, entry: string): Promise<void> {
  await page
    .getByRole('button', { name: /^What to do with/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
}

async function textOf(page: Page, act: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await act();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

test('a run is kept with its name, note and pin; a resumed one goes on as the same; deleting can be undone', async ({
  page,
}) => {
  await open(page);
  await train(page);
  await showRuns(page);
  await expect(ticks(page)).toHaveCount(1, { timeout: 60_000 });
  await expect(list(page)).toContainText('Built-in recordings · cross-view · D-RNN, RNN');
  await doInMenu(page, 'Rename');
  await page.getByRole('textbox', { name: 'Name of the run' }).fill('First <b>try</b>');
  await page.keyboard.press('Enter');
  await doInMenu(page, 'Note');
  await page.getByRole('textbox', { name: 'Note on the run' }).fill('Learns fast.');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: /^Pin / }).click();
  await expect(list(page)).toContainText('iteration 60 of 60');

  await page.waitForTimeout(1500); // the checkpoint is being saved
  await page.reload();
  await page.getByRole('button', { name: /Go on with the run from/ }).click();
  await page.getByLabel('Iterations', { exact: true }).fill('80');
  await page.getByLabel('Iterations', { exact: true }).press('Enter');
  await train(page);
  await showRuns(page);
  await expect(list(page)).toContainText('iteration 80 of 80', { timeout: 60_000 });
  await expect(ticks(page)).toHaveCount(1);
  await expect(list(page)).toContainText('First <b>try</b>');
  await expect(list(page)).toContainText('Learns fast.');
  await expect(list(page)).toContainText('Iterations: 60; 80 from iteration 60');
  await expect(page.getByRole('button', { name: /^Unpin / })).toBeVisible();

  await doInMenu(page, 'Delete');
  await expect(page.getByText('A run was deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list(page)).toContainText('Learns fast.');
});

test('two runs stand in one chart, what differs between them first', async ({ page }) => {
  await open(page);
  await train(page);
  await page.getByLabel('Learning rate').fill('0.02');
  await page.getByLabel('Learning rate').press('Enter');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(page.getByText('Finished')).toHaveCount(0);
  await train(page);
  await showRuns(page);
  await expect(ticks(page)).toHaveCount(2, { timeout: 60_000 });
  for (const tick of await ticks(page).all()) await tick.check();

  const differences = page.getByRole('table', { name: 'What differs' });
  await expect(differences.getByRole('row')).toHaveCount(2); // its head, and one setting
  await expect(differences.getByRole('row').nth(1)).toHaveText(
    /Learning rate.*(0\.02.*0\.005|0\.005.*0\.02)/,
  );

  const chart = page.getByRole('figure', { name: 'Test accuracy' });
  await expect(chart.getByRole('listitem').filter({ hasText: '· D-RNN' }).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Horizontal axis' }).selectOption('by multiply-adds');
  await expect(chart).toContainText('Multiply-adds of training');
  await page.getByRole('button', { name: 'Axes and smoothing' }).click();
  await page.getByRole('switch', { name: 'Logarithmic horizontal axis' }).focus();
  await page.keyboard.press('Space');
  await page.getByRole('slider', { name: 'Smoothing' }).fill('0.6');
  await page.keyboard.press('Escape');
  const csv = await textOf(page, async () => {
    await chart.getByRole('button', { name: /Save figure/ }).click();
    await page.getByRole('menuitem', { name: 'Data (CSV)' }).click();
  });
  // Two runs of two networks, six evaluations each, smoothed and as measured.
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 2 * 2 * 6 * 2);
});

test('an experiment repeated over two seeds gives mean and deviation, and paired differences', async ({
  page,
}) => {
  await open(page);
  await showRuns(page);
  await page.getByText('Repeat over seeds').click();
  await page.getByLabel('Number of seeds').fill('2');
  await page.getByRole('button', { name: 'Repeat over 2 seeds' }).click();
  const statistics = page.getByRole('table', { name: /: 2 seeds$/ });
  await expect(statistics).toBeVisible({ timeout: 180_000 });
  const drnn = statistics.getByRole('row').filter({ hasText: 'D-RNN' });
  await expect(drnn).toContainText(/2\s*[\d.]+\s% ± [\d.]+\s%/);
  expect(share(await drnn.innerText())).toBeGreaterThan(0.2);
  const pairs = page.getByRole('table', { name: /Paired differences/ });
  await expect(pairs.getByRole('row').nth(1)).toContainText(
    /D-RNN − RNN.*[+-]?[\d.]+ \[-?\+?[\d.]+, \+?-?[\d.]+\]/s,
  );
  await expect(page.getByRole('figure', { name: 'Test accuracy' })).toContainText('mean of 2');
  await expect(list(page)).toContainText('2 of 2 seeds');
  await expect(list(page)).toContainText(/D-RNN [\d.]+\s% ± [\d.]+\s%/);

  // The group is named, noted, pinned and deleted as one.
  await doInMenu(page, 'Rename');
  await page.getByRole('textbox', { name: 'Name of the run' }).fill('Ours');
  await page.keyboard.press('Enter');
  await doInMenu(page, 'Note');
  await page.getByRole('textbox', { name: 'Note on the run' }).fill('Twice is little.');
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Pin Ours · 2 of 2 seeds' }).click();
  await expect(page.getByRole('table', { name: 'Ours: 2 seeds' })).toBeVisible();
  await page.reload();
  await showRuns(page);
  await expect(list(page)).toContainText('Twice is little.');
  await expect(page.getByRole('button', { name: 'Unpin Ours · 2 of 2 seeds' })).toBeVisible();
  await doInMenu(page, 'Delete all 2');
  await expect(page.getByText('2 runs were deleted.')).toBeVisible();
  await expect(ticks(page)).toHaveCount(0);
});

test('a repetition says how far it is, and can be cancelled: what it did is kept', async ({ page }) => {
  await open(page, { ...config, training: { ...config.training, iterations: 1_000_000 } });
  await showRuns(page);
  await page.getByText('Repeat over seeds').click();
  await page.getByRole('button', { name: 'Repeat over 5 seeds' }).click();
  await expect(page.getByText('Seed 1: run 1 of 5')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(list(page)).toContainText(/iteration [\d,]+ of 1,000,000/, { timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Paused')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Repeat over 5 seeds' })).toBeVisible();
  await expect(ticks(page)).toHaveCount(1);
});

/** On A4, whatever colours the screen has: black on white, nothing wider than the sheet, on few sheets. */
async function expectPrintable(page: Page, report: string): Promise<void> {
  const sheet = await page.context().newPage();
  await sheet.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await sheet.setViewportSize({ width: 688, height: 1000 }); // 210 mm less the margins
  await sheet.setContent(report);
  const looks = await sheet.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    const wide = [...document.querySelectorAll('table, svg, p')].filter(
      (one) => one.getBoundingClientRect().right > innerWidth + 0.5,
    );
    return { color, backgroundColor, wide: wide.map((one) => one.outerHTML.slice(0, 80)) };
  });
  expect(looks).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)', wide: [] });
  const pdf = (await sheet.pdf({ format: 'A4' })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThan(5);
  await sheet.close();
}

test('the thesis’s experiment is one click, and the report is one file that needs nothing else', async ({
  page,
}) => {
  await open(page);
  await train(page);
  await showRuns(page);
  const text = await textOf(page, async () => {
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Beside the thesis' })).toBeVisible();
    await expect(frame.getByRole('img').first()).toBeVisible();
    await page.getByRole('button', { name: 'Save as HTML' }).click();
  });
  expect(text).toContain('38.11');
  expect(text).toMatch(/WebAssembly · no graphics adapter in use · threads: \d+ · \w+ \d+/);
  expect(text).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|https?:/i);
  await page.keyboard.press('Escape');
  await expectPrintable(page, text);

  await page.getByRole('button', { name: 'Thesis experiment' }).click();
  await expect(page.getByText(/The thesis’s experiment is set, on the built-in recordings/)).toBeVisible();
  await expect(page.getByLabel('Batch size')).toHaveValue('60');
  await expect(page.getByLabel('Iterations', { exact: true })).toHaveValue('100000');
  const networks = page.getByRole('region', { name: 'Networks' });
  await expect(networks.getByText('1 3 9 27 81 243 · 30')).toBeVisible();
  await expect(list(page)).toContainText('iteration 60 of 60'); // what was trained stays
});
