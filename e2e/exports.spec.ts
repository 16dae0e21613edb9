/** Every format of a network card's menu comes down as a file that its reader takes, and says what it is in both languages. */

import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

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

test('the menu speaks Spanish', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm', language: 'es' });
  await page.getByRole('button', { name: 'Exportar D-RNN como …' }).click();
  await expect(page.getByRole('menuitem')).toHaveCount(FORMATS.length);
  await expect(page.getByRole('menuitem', { name: 'Cabecera de C' })).toBeVisible();
});
