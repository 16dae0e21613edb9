import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { actionName } from '../src/skeleton/actions';
import { expect, GOOD_RECORDINGS, SMALL_EXPERIMENT, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  training: { ...SMALL_EXPERIMENT.training, iterations: 30, evaluateEvery: 30 },
};

const ACTIONS = [8, 9, 23] as const;

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

const SAYS = {
  en: {
    ready: /\d+ to train ·/,
    train: 'Train',
    finished: 'Finished',
    confusion: 'Confusion',
    matrix: 'Confusion matrix of D-RNN, test frames',
    worst: 'Most often mistaken',
    pair: /“(.+)” is taken for “(.+)” on \d+\s% of its frames/,
    behind: (action: string, answer: string) => `“${action}” taken for “${answer}”`,
    predictions: 'Predictions',
    play: 'Play',
    frame: 'Frame',
  },
  es: {
    ready: /entrenar \d+ ·/,
    train: 'Entrenar',
    finished: 'Terminado',
    confusion: 'Confusión',
    matrix: 'Matriz de confusión de D-RNN, cuadros de prueba',
    worst: 'Lo que más se confunde',
    pair: /«(.+)» se toma por «(.+)» en el \d+\s% de sus cuadros/,
    behind: (action: string, answer: string) => `«${action}» tomada por «${answer}»`,
    predictions: 'Predicciones',
    play: 'Reproducir',
    frame: 'Cuadro',
  },
} as const;

type Words = (typeof SAYS)['en' | 'es'];

/** The pair of actions that is mistaken most. */
async function worstPair(page: Page, words: Words) {
  const button = page.getByRole('region', { name: words.worst }).getByRole('button').first();
  const [, action = '', answer = ''] = words.pair.exec(await button.innerText()) ?? [];
  return { button, action, answer };
}

/** The first of the listed sequences opens, in sight, at the first frame that the D-RNN answers so. */
async function opensThere(page: Page, action: string, answer: string, words: Words): Promise<void> {
  const behind = page.getByRole('region', { name: words.behind(action, answer) });
  await behind.getByRole('list').getByRole('button').first().click();

  const heading = page.getByRole('heading', { name: action, level: 2, exact: true });
  await expect(heading).toBeInViewport();
  const drnn = page.getByRole('list', { name: words.predictions }).getByRole('listitem').first();
  await expect(drnn).toContainText(answer);
  await expect(page.getByRole('button', { name: words.play, exact: true })).toBeVisible(); // it stands there
  const slider = page.getByRole('slider', { name: words.frame });
  const frame = Number(await slider.inputValue());
  await slider.focus();
  for (let before = frame; before > Math.max(0, frame - 3); before--) {
    await slider.press('ArrowLeft');
    await expect(drnn).not.toContainText(answer);
  }
}

/** Clicks the cell of the pair with the mouse. Cells of so few classes are 44 pixels wide and end where the picture ends. */
async function clickCell(page: Page, pair: readonly string[], names: readonly string[], words: Words) {
  const matrix = page.getByRole('figure', { name: words.matrix }).getByRole('application');
  const { width = 0, height = 0 } = (await matrix.boundingBox()) ?? {};
  const [row = 0, column = 0] = pair.map((name) => names.indexOf(name));
  const fromEnd = (place: number) => 1 + (names.length - place - 0.5) * 44;
  await matrix.click({ position: { x: width - fromEnd(column), y: height - fromEnd(row) } });
}

test('what is mistaken leads to the sequence, at the first frame where it is', async ({ page }) => {
  await trained(page);
  const { button, action, answer } = await worstPair(page, SAYS.en);
  await button.click();
  await opensThere(page, action, answer, SAYS.en);
});

test('a click on a cell leads to the sequence, at the first frame that is answered so', async ({ page }) => {
  await trained(page);
  const { action, answer } = await worstPair(page, SAYS.en);
  const names = ACTIONS.map((number) => actionName(number, 'en'));
  await clickCell(page, [action, answer], names, SAYS.en);
  await opensThere(page, action, answer, SAYS.en);
});

test('the same in Spanish on a telephone: the skeleton comes into sight', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, { config, engine: 'wasm', language: 'es' });
  await expect(page.getByText(SAYS.es.ready)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: SAYS.es.train, exact: true }).click();
  await expect(page.getByText(SAYS.es.finished)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('tab', { name: SAYS.es.confusion }).click();
  const { action, answer } = await worstPair(page, SAYS.es);
  const names = ACTIONS.map((number) => actionName(number, 'es'));
  await clickCell(page, [action, answer], names, SAYS.es);
  await opensThere(page, action, answer, SAYS.es);
});

test('of many actions, the cell that keys read is in sight, and so is what is said of it', async ({
  page,
}) => {
  const actions = Array.from({ length: 24 }, (_, i) => i + 1);
  await page.setViewportSize({ width: 390, height: 844 });
  await visit(page, {
    config: {
      ...config,
      data: { ...GOOD_RECORDINGS, actions, performers: 2 },
      training: { ...config.training, iterations: 2, evaluateEvery: 2 },
      networks: config.networks.slice(0, 1),
    },
    engine: 'wasm',
  });
  await expect(page.getByText(SAYS.en.ready)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('button', { name: SAYS.en.train, exact: true }).click();
  await expect(page.getByText(SAYS.en.finished)).toBeVisible({ timeout: 120_000 });
  await page.getByRole('tab', { name: SAYS.en.confusion }).click();
  const figure = page.getByRole('figure', { name: SAYS.en.matrix });
  const matrix = figure.getByRole('application');
  await matrix.focus();
  await matrix.press('ArrowRight');
  for (const key of ['End', 'ArrowDown', 'Home']) {
    await matrix.press(key);
    const said = figure.getByText(/^Predicted action: /);
    await expect(said).toBeInViewport({ ratio: 1 });
    const box = await said.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await expect(matrix.locator('> div').last()).toBeInViewport({ ratio: 1 });
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
  const table = await saved(page, 'D-RNN: Precision, recall and F1 by action', 'Data (CSV)');
  expect(table.bytes.toString('utf8')).toMatch(
    /^network,iteration,action,precision,recall,f1,sequences\r\nD-RNN,\d+,/,
  );
  const scores = page.getByRole('region', { name: 'Precision, recall and F1 by action' });
  await expect(scores.getByRole('row')).toHaveCount(4);
});

test('what each group contributes is measured', async ({ page }) => {
  await trained(page);
  await page.getByRole('tab', { name: 'Recognition' }).click();
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
    name: /^Hidden activity of D-RNN, .* greatest at frame \d+ in group \d, every/,
  });
  await expect(strip).toBeVisible();
  await expect(strip.locator('canvas')).toHaveCount(3);
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
