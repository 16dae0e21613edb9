import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  training: { ...SMALL_EXPERIMENT.training, iterations: 30, evaluateEvery: 30 },
};

async function finished(page: Page): Promise<void> {
  await visit(page, { config, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 120_000 });
}

/** A short run, after which much is still mistaken, and the matrix of the first network. */
async function trained(page: Page): Promise<void> {
  await finished(page);
  await page.getByRole('tab', { name: 'Confusion' }).click();
  await expect(page.getByRole('figure', { name: 'Confusion matrix of D-RNN, test frames' })).toBeVisible();
}

async function saved(page: Page, figure: string, item: string) {
  await page.getByRole('button', { name: `Save figure: ${figure}` }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('what is mistaken leads to the sequence, at the first frame where it is', async ({ page }) => {
  await trained(page);
  const worst = page.getByRole('region', { name: 'Most often mistaken' }).getByRole('button').first();
  const [, action = '', answer = ''] =
    /“(.+)” is taken for “(.+)” on \d+\s% of its frames/.exec(await worst.innerText()) ?? [];
  await worst.click();
  const behind = page.getByRole('region', { name: `“${action}” taken for “${answer}”` });
  await behind.getByRole('list').getByRole('button').first().click();

  await expect(page.getByRole('heading', { name: action, level: 2, exact: true })).toBeVisible();
  const drnn = page.getByRole('list', { name: 'Predictions' }).getByRole('listitem').first();
  await expect(drnn).toContainText(answer);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible(); // it stands there
  const slider = page.getByRole('slider', { name: 'Frame' });
  const frame = Number(await slider.inputValue());
  await slider.focus();
  for (let before = frame; before > Math.max(0, frame - 3); before--) {
    await slider.press('ArrowLeft');
    await expect(drnn).not.toContainText(answer);
  }
});

test('the matrix counts frames or sequences, is sorted by error, read by keyboard and saved', async ({
  page,
}) => {
  await trained(page);
  await page.getByRole('radiogroup', { name: 'What is counted' }).getByText('sequences').click();
  const title = 'Confusion matrix of D-RNN, test sequences';
  const figure = page.getByRole('figure', { name: title });
  await expect(figure).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Colour' }).getByText('count').click();
  await page.getByRole('radiogroup', { name: 'Order of the actions' }).getByText('by error').click();

  const data = await saved(page, title, 'Data (CSV)');
  expect(data.name).toBe('confusion-matrix-of-d-rnn-test-sequences.csv');
  const [header = '', ...rows] = data.bytes.toString('utf8').trim().split('\r\n');
  expect(header.split(',')).toHaveLength(4);
  const counts = rows.map((row) => row.split(',').slice(1).map(Number));
  expect(counts.flat().reduce((sum, count) => sum + count)).toBe(18);
  const recalls = counts.map((row, i) => (row[i] ?? 0) / row.reduce((sum, count) => sum + count));
  expect(recalls).toEqual(recalls.toSorted((a, b) => a - b));
  const picture = await saved(page, title, 'Picture (PNG)');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');

  const matrix = figure.getByRole('application');
  await matrix.focus();
  await matrix.press('ArrowRight');
  await matrix.press('Enter');
  const names = header.split(',').slice(1);
  await expect(page.getByRole('region', { name: `“${names[0]}” taken for “${names[0]}”` })).toBeVisible();

  await page.getByText('Precision, recall and F1 by action').click();
  const scores = page.getByRole('region', { name: 'Precision, recall and F1 by action' });
  await expect(scores.getByRole('row')).toHaveCount(4);
});

test('what each group contributes is measured', async ({ page }) => {
  await trained(page);
  await page.getByRole('tab', { name: 'In time' }).click();
  await page.getByRole('button', { name: 'Measure' }).click();
  const groups = page.getByRole('table', { name: 'Groups of D-RNN' });
  await expect(groups.getByRole('row')).toHaveCount(5);
  const rows = await groups.getByRole('row').allInnerTexts();
  const accuracies = rows.slice(1).map((row) => Number(/([\d.]+)\s%/.exec(row)?.[1]));
  expect(accuracies[0]).toBeGreaterThan(0);
  expect(Math.min(...accuracies.slice(1))).toBeLessThan(accuracies[0] ?? 0);
});

test('hidden activity is drawn group by group', async ({ page }) => {
  await trained(page);
  await page.getByText('At this frame: five most probable actions, groups').click();
  const strip = page.getByRole('img', {
    name: /^Hidden activity of D-RNN, .* greatest in group \d at frame \d+/,
  });
  await expect(strip).toBeVisible();
  expect((await strip.boundingBox())?.height).toBe(3 * 12 + 2);
});

test('curves are saved as a picture and as data', async ({ page }) => {
  await finished(page);
  const picture = await saved(page, 'Frame accuracy', 'Picture (PNG)');
  expect(picture.name).toBe('frame-accuracy.png');
  const inBrowser = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: image.width,
      height: image.height,
    });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = new Uint32Array(
      context?.getImageData(0, 0, image.width, image.height).data.buffer ?? new ArrayBuffer(),
    );
    return { width: image.width, colours: new Set(pixels).size };
  }, picture.bytes.toString('base64'));
  expect(inBrowser.width).toBeGreaterThan(800);
  expect(inBrowser.colours).toBeGreaterThan(100); // lines, letters and their edges
  const data = await saved(page, 'Loss', 'Data (CSV)');
  expect(data.bytes.toString('utf8')).toMatch(/^series,thin,Iteration,Nats per frame\r\nD-RNN,1,\d/);
});
