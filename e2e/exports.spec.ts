/** Every format of a network card's menu comes down as a file that its reader takes, and says what it is in both languages. */

import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, resultOf, SMALL_EXPERIMENT, share, test, visit } from './playground';

const FORMATS = [
  ['Weights (.safetensors)', 'd-rnn-0.safetensors'],
  ['PyTorch and NumPy (.zip)', 'd-rnn-0-python.zip'],
  ['ONNX, whole sequences (.onnx)', 'd-rnn-0.onnx'],
  ['ONNX, frame by frame (.onnx)', 'd-rnn-0-frame.onnx'],
  ['TensorFlow.js (.zip)', 'd-rnn-0-tfjs.zip'],
  ['JavaScript module (.js)', 'd-rnn-0.js'],
  ['C header (.h)', 'd_rnn.h'],
] as const;

async function exported(page: Page, format: string) {
  await page.getByRole('button', { name: 'Export D-RNN as …' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  return download;
}

async function importFile(page: Page, path: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await (await chooser).setFiles(path);
}

interface NetworkModule {
  readonly classes: readonly { readonly name: string }[];
  readonly test: { readonly time: number; readonly frames: Float32Array; readonly logits: Float32Array };
  readonly inputs: number;
  step(frame: Float32Array): Float32Array;
}

test('a network goes out in every format', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByText('54 recordings')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible();
  const card = page.getByRole('article', { name: 'D-RNN' });
  await expect(card).toContainText('kB');
  await card.getByText('How it computes').click();
  await expect(card.getByText('multiply-adds a frame')).toBeVisible();
  for (const [format, name] of FORMATS) {
    const file = await exported(page, format);
    expect(file.suggestedFilename()).toBe(name);
    expect((await readFile(await file.path())).length).toBeGreaterThan(1000);
  }

  const text = await readFile(await (await exported(page, 'JavaScript module (.js)')).path(), 'base64');
  const network: NetworkModule = await import(`data:text/javascript;base64,${text}`);
  expect(network.classes.map(({ name }) => name)).toEqual([
    'Sit down',
    'Stand up (from sitting)',
    'Hand waving',
  ]);
  const { time, frames, logits } = network.test;
  const given = Array.from({ length: time }, (_, t) => [
    ...network.step(frames.subarray(t * network.inputs, (t + 1) * network.inputs)),
  ]).flat();
  expect(Math.max(...given.map((value, i) => Math.abs(value - (logits[i] ?? Number.NaN))))).toBeLessThan(
    1e-5,
  );
});

test('a run goes out whole and comes back whole, and its networks one by one as ONNX', async ({
  page,
}, testInfo) => {
  await visit(page, { config: { ...SMALL_EXPERIMENT, seed: 5 }, engine: 'wasm' });
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
  const before = await resultOf(page, 'D-RNN', 'Frame accuracy');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save run' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('run-synthetic-200.zip');
  const zip = testInfo.outputPath('run.zip');
  await saved.saveAs(zip);
  const files = unzipSync(new Uint8Array(await readFile(zip)));
  expect(Object.keys(files)).toEqual([
    'README.txt',
    'config.json',
    'run.json',
    'history.csv',
    'report.html',
    'networks/1-d-rnn.safetensors',
    'networks/2-rnn.safetensors',
  ]);
  const report = new TextDecoder().decode(files['report.html']);
  const [, reported] = /D-RNN<\/th>.*?>([\d.]+)\s%/.exec(report) ?? [];
  expect(Number(reported) / 100).toBeCloseTo(share(before), 3);
  const onnx = testInfo.outputPath('d-rnn.onnx');
  await (await exported(page, 'ONNX, frame by frame (.onnx)')).saveAs(onnx);

  // Elsewhere: another experiment is open.
  await page.evaluate(() => {
    for (const name of ['d-rnn-playground', 'd-rnn-playground-runs']) indexedDB.deleteDatabase(name);
  });
  await page.goto('about:blank');
  await visit(page, { config: { ...SMALL_EXPERIMENT, seed: 6, networks: [] }, engine: 'wasm' });
  await expect(page.getByText('54 recordings')).toBeVisible({ timeout: 60_000 });
  await importFile(page, zip);
  await expect(page.getByText('The run was opened, with the weights of 2 networks.')).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('5');
  await expect.poll(() => resultOf(page, 'D-RNN', 'Frame accuracy'), { timeout: 60_000 }).toBe(before);
  expect(await resultOf(page, 'RNN', 'Iterations')).toBe('200');
  // Its curves are there, as they were; and the list has it, as it was.
  const curves = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save curves as CSV' }).click();
  const evaluated = (csv: string) => csv.split('\r\n').filter((row) => /,[\d.]+,[\d.]+$/.test(row)).length;
  expect(evaluated(await readFile(await (await curves).path(), 'utf8'))).toBe(
    evaluated(new TextDecoder().decode(files['history.csv'])),
  );
  await page.getByRole('tab', { name: 'Runs' }).click();
  await expect(keptRuns(page)).toHaveCount(1);
  await expect(page.getByRole('list', { name: 'Runs' })).toContainText(/from a file.*iteration 200 of 200/s);
  await page.getByRole('tab', { name: 'Curves' }).click();

  await importFile(page, onnx);
  await expect(page.getByText('D-RNN 2 was imported as it was after 200 iterations.')).toBeVisible();
  await expect.poll(() => resultOf(page, 'D-RNN 2', 'Frame accuracy'), { timeout: 60_000 }).toBe(before);

  const foreign = testInfo.outputPath('foreign.onnx');
  await writeFile(foreign, Buffer.from([8, 8, 18, 7, ...new TextEncoder().encode('pytorch'), 58, 0]));
  await importFile(page, foreign);
  await expect(page.getByRole('alert').filter({ hasText: 'of another program (pytorch)' })).toBeVisible();
});

const keptRuns = (page: Page) =>
  page.getByRole('list', { name: 'Runs' }).getByRole('checkbox', { name: /^Compare/ });

test('a run in a file asks before it takes the place of another, and enters the list once', async ({
  page,
}, testInfo) => {
  const train = async () => {
    await expect(page.getByText('36 to train · 18 to test')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
  };
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  await visit(page, { config: { ...SMALL_EXPERIMENT, seed: 5 }, engine: 'wasm' });
  await train();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save run' }).click();
  const zip = testInfo.outputPath('theirs.zip');
  await (await saving).saveAs(zip);

  await page.goto('about:blank');
  await visit(page, { config: { ...SMALL_EXPERIMENT, seed: 6 }, engine: 'wasm' });
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByRole('button', { name: /^What to do with/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click(); // as if it had been trained elsewhere
  await expect(keptRuns(page)).toHaveCount(0);
  await train();
  const mine = await resultOf(page, 'D-RNN', 'Frame accuracy');

  const dialogue = page.getByRole('dialog', { name: 'Open a saved run' });
  await importFile(page, zip);
  await expect(dialogue).toContainText('trained up to iteration 200');
  await expect(dialogue.getByRole('button', { name: 'Only add to the list' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/is in the list of runs now\. The experiment stays as it was\./)).toBeVisible();
  await expect(keptRuns(page)).toHaveCount(2);
  await expect(seed).toHaveValue('6');
  expect(await resultOf(page, 'D-RNN', 'Frame accuracy')).toBe(mine);

  await importFile(page, zip);
  await expect(dialogue).toContainText('The list of runs has this run already');
  await expect(dialogue.getByRole('button', { name: 'Only add to the list' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialogue).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
  await expect(seed).toHaveValue('6');

  await importFile(page, zip);
  await dialogue.getByRole('button', { name: 'Replace the experiment' }).click();
  await expect(
    page.getByText(/with the weights of 2 networks\. The list of runs had it already\./),
  ).toBeVisible({
    timeout: 60_000,
  });
  await expect(seed).toHaveValue('5');
  expect(await resultOf(page, 'RNN', 'Iterations')).toBe('200');
  await expect(keptRuns(page)).toHaveCount(2);

  // What goes on from it is a run of its own.
  await page.getByLabel('Iterations', { exact: true }).fill('220');
  await page.getByLabel('Iterations', { exact: true }).press('Enter');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(keptRuns(page)).toHaveCount(3, { timeout: 60_000 });
  const list = page.getByRole('list', { name: 'Runs' });
  await expect(list).toContainText('iteration 220 of 220', { timeout: 60_000 });
  await expect(list).toContainText('Iterations: 200; 220 from iteration 200');
});

test('the loaders are shown with a button to copy them, and what the network weighs beside the LSTM', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByText('36 to train · 18 to test')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Export D-RNN as …' }).click();
  await expect(page.getByText(/^[\d.]+ kB of weights, [\d,]+ multiply-adds a frame$/)).toBeVisible();
  await expect(page.getByText(/multiply-adds of an LSTM of 150 units\.$/).last()).toBeVisible();
  await page.getByRole('menuitem', { name: 'Show the loader code' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Load D-RNN in Python' });
  await expect(dialogue).toContainText('import torch');
  await dialogue.getByText('NumPy', { exact: true }).click();
  await expect(dialogue).toContainText('import numpy as np');
  await dialogue.getByRole('button', { name: 'Copy code' }).click();
  await expect(dialogue.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await dialogue.locator('code').innerText());
  expect(copied).toContain('w = load("d-rnn-0.safetensors")');
  await page.keyboard.press('Escape');
  await expect(dialogue).toBeHidden();
});

test('the menu speaks Spanish', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm', language: 'es' });
  await page.getByRole('button', { name: 'Exportar D-RNN como …' }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(FORMATS.length + 1);
  await expect(page.getByRole('menuitem', { name: 'Cabecera de C' })).toBeVisible();
});
