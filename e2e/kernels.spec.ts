/**
 * The fused operations in a real browser, on WebGPU and in both builds of the CPU engine: value and every gradient within
 * 1e-5 of the composed reference, relative to the largest entry, on awkward shapes. Without WebGPU or relaxed SIMD these
 * tests fail; they are never skipped.
 */

import { fileURLToPath } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { OPTIMIZERS } from '../src/experiment/config';
import type { Activation, FirstUpdate } from '../src/kernels/operations';
import { assemblyScriptPlugin } from '../src/kernels/wasm/assemblyScriptPlugin';
import type { Simd } from '../src/kernels/wasm/builds';
import type { Comparison } from './kernelsComparison';
import type { DelayedCase, KernelsPage, LinearCase, LstmCase } from './kernelsPage';

declare const kernelsPage: KernelsPage;

const TOLERANCE = 1e-5;
const ACTIVATIONS: readonly Activation[] = ['relu', 'tanh', 'identity'];
const FIRST_UPDATES: readonly FirstUpdate[] = ['after-period', 'first-frame'];

const RELU = { activation: 'relu', firstUpdate: 'after-period' } as const;
const TANH = { activation: 'tanh', firstUpdate: 'first-frame' } as const;

const DELAYED: readonly DelayedCase[] = [
  { time: 1, batch: 1, inputs: 1, units: [1], periods: [1], ...TANH },
  { time: 1, batch: 7, inputs: 5, units: [3, 2], periods: [1, 2], ...RELU },
  { time: 7, batch: 1, inputs: 3, units: [1, 1, 1], periods: [1, 2, 3], ...TANH },
  { time: 11, batch: 7, inputs: 13, units: [5, 7, 11], periods: [1, 2, 3], ...TANH, lanes: 4 },
  { time: 11, batch: 7, inputs: 13, units: [5, 7, 11], periods: [1, 2, 3], ...TANH, lanes: 2 },
  { time: 13, batch: 5, inputs: 9, units: [37, 3, 17], periods: [2, 3, 5], ...RELU },
  { time: 6, batch: 4, inputs: 8, units: [4, 12, 8], periods: [1, 9, 27], ...TANH },
  { time: 9, batch: 67, inputs: 6, units: [9, 10], periods: [3, 1], ...TANH, lanes: 4 },
  { time: 5, batch: 3, inputs: 7, units: [37], periods: [1], ...RELU },
  { time: 3, batch: 3, inputs: 2, units: [2, 263, 5], periods: [1, 1, 2], ...TANH, lanes: 2 },
  { time: 2, batch: 1, inputs: 2, units: [515], periods: [1], ...TANH, lanes: 4 },
  {
    time: 14,
    batch: 2,
    inputs: 2,
    units: [2, 1, 3, 2, 1, 2, 3, 1, 2, 2, 1, 2],
    periods: [1, 2, 1, 3, 1, 2, 4, 1, 2, 1, 3, 2],
    activation: 'identity', // twelve tanh in a row make a rounding error grow by themselves
    firstUpdate: 'first-frame',
  },
  { time: 100, batch: 2, inputs: 3, units: [6, 5], periods: [1, 7], ...TANH },
];

const LSTM: readonly LstmCase[] = [
  { time: 1, batch: 1, inputs: 1, units: 1, activation: 'tanh' },
  { time: 1, batch: 7, inputs: 5, units: 3, activation: 'relu' },
  { time: 13, batch: 7, inputs: 11, units: 5, activation: 'tanh', lanes: 4 },
  { time: 6, batch: 3, inputs: 3, units: 37, activation: 'tanh', lanes: 2 },
  { time: 5, batch: 3, inputs: 4, units: 4, activation: 'identity' },
  { time: 3, batch: 2, inputs: 2, units: 263, activation: 'tanh' },
];

const LINEAR: readonly LinearCase[] = [
  [1, 1, 1, 1],
  [3, 7, 5, 11],
  [5, 67, 33, 60],
];

let bundle = '';
let page: Page;

test.describe.configure({ mode: 'default' });

test.beforeAll(async ({ browser, baseURL }) => {
  bundle = await bundled();
  page = await browser.newPage();
  // a blank page of a trustworthy origin: others have no WebGPU
  const address = new URL('/kernels', baseURL).href;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(address);
  await page.addScriptTag({ content: bundle });
  expect(await page.evaluate(() => kernelsPage.start()), 'the WebGPU adapter').not.toBeNull();
});

test.afterAll(() => page.close());

async function bundled(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [assemblyScriptPlugin()],
    build: {
      write: false,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('kernelsPage.ts', import.meta.url)),
        formats: ['iife'],
        name: 'page',
      },
    },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('No bundle was built');
  return output.output[0].code;
}

function expectAgreement({ deviations, leaked }: Comparison) {
  expect(Object.entries(deviations).filter(([, deviation]) => !(deviation <= TOLERANCE))).toEqual([]);
  expect(leaked, 'tensors left behind').toBe(0);
}

for (const shape of DELAYED) {
  const { time, batch, inputs, units, periods, lanes = 'free' } = shape;
  test(`delayed: ${time} × ${batch} × ${inputs}, units ${units}, periods ${periods}, lanes ${lanes}`, async () => {
    expectAgreement(await page.evaluate((given) => kernelsPage.delayed(given), shape));
  });
}

for (const activation of ACTIVATIONS) {
  for (const firstUpdate of FIRST_UPDATES) {
    test(`delayed: ${activation}, ${firstUpdate}`, async () => {
      const shape = {
        time: 7,
        batch: 3,
        inputs: 4,
        units: [3, 5],
        periods: [2, 3],
        activation,
        firstUpdate,
      };
      expectAgreement(await page.evaluate((given) => kernelsPage.delayed(given), shape));
    });
  }
}

for (const shape of LSTM) {
  const { time, batch, inputs, units, activation } = shape;
  test(`LSTM: ${time} × ${batch} × ${inputs}, ${units} units, ${activation}`, async () => {
    expectAgreement(await page.evaluate((given) => kernelsPage.lstm(given), shape));
  });
}

for (const shape of LINEAR) {
  test(`linear: ${shape.join(' × ')}`, async () => {
    expectAgreement(await page.evaluate((given) => kernelsPage.linear(given), shape));
  });
}

test('a network on one packed vector', async () => {
  expectAgreement(await page.evaluate(() => kernelsPage.packedNetwork()));
});

test('masked cross-entropy and accuracy', async () => {
  expectAgreement(await page.evaluate(() => kernelsPage.loss()));
});

test('this browser gets the relaxed build', async () => {
  expect(await page.evaluate(() => kernelsPage.supportedSimd())).toBe('relaxed');
});

for (const simd of ['baseline', 'relaxed'] satisfies Simd[]) {
  test(`the CPU engine: ${simd}`, async () => {
    for (const shape of DELAYED) {
      const given = { ...shape, simd };
      expectAgreement(await page.evaluate((one) => kernelsPage.delayed(one), given));
    }
    for (const shape of LSTM) {
      const given = { ...shape, simd };
      expectAgreement(await page.evaluate((one) => kernelsPage.lstm(one), given));
    }
    for (const shape of LINEAR) {
      expectAgreement(
        await page.evaluate(([one, build]) => kernelsPage.linear(one, { simd: build }), [
          shape,
          simd,
        ] as const),
      );
    }
    expectAgreement(await page.evaluate((build) => kernelsPage.packedNetwork({ simd: build }), simd));
    expectAgreement(await page.evaluate((build) => kernelsPage.loss({ simd: build }), simd));
  });
}

for (const rule of OPTIMIZERS) {
  for (const clipNorm of [null, 2]) {
    test(`${rule} in place, ${clipNorm === null ? 'free' : 'clipped'}`, async () => {
      const { actual, expected } = await page.evaluate(
        ([given, limit]) => kernelsPage.optimizer(given, limit),
        [rule, clipNorm] as const,
      );
      expect(actual).toHaveLength(expected.length);
      for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 5);
    });
  }
}

test('batches gathered from frames on the device', async () => {
  const { actual, expected } = await page.evaluate(() => kernelsPage.framePool());
  expect(actual).toHaveLength(5 * 4 * 3);
  expect(actual).toEqual(expected);
});

test('a broken shader is an error, not zeros', async () => {
  expect(await page.evaluate(() => kernelsPage.brokenShader())).toContain('nothing');
});
