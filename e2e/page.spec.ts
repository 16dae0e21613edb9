import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { DEFAULT_SYNTHETIC } from '../src/experiment/config';
import { expect, resultOf, results, SMALL_EXPERIMENT, test, visit } from './playground';

async function settled(page: Page): Promise<void> {
  await expect(page.getByText(/54 (recordings|grabaciones)/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('slider', { name: /Frame|Cuadro/ })).toBeVisible();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual(
    [],
  );
}

test('the parts have the names that screen readers say', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT });
  await settled(page);
  for (const name of ['Train', 'Step', 'Reset', 'Add network', 'Export', 'Import']) {
    await expect(page.getByRole('button', { name, exact: true }).first()).toBeVisible();
  }
  for (const name of ['Data', 'Split', 'Engine', 'Optimizer']) {
    await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible();
  }
  for (const name of ['Learning rate', 'Batch size', 'Iterations', 'Evaluate every', 'Seed']) {
    await expect(page.getByRole('spinbutton', { name, exact: true })).toBeVisible();
  }
  await expect(results(page).getByRole('columnheader')).toHaveText([
    'Network',
    'Parameters',
    'Frame accuracy',
    'Sequence accuracy',
    'Any-frame accuracy',
    'Best frame accuracy',
    'Iterations',
    'Iterations/s',
    'Time',
  ]);
  await expect(page.getByRole('list', { name: 'Sequences' })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Predictions' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Skeleton' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Engine in use' })).toContainText('WebAssembly', {
    timeout: 60_000,
  });
});

test('speaks Spanish', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, language: 'es' });
  await settled(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('button', { name: 'Entrenar', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/[?&]lang=en/);
});

test('says that recordings are on their way, not that one must be picked', async ({ page }) => {
  const data = { ...DEFAULT_SYNTHETIC, performers: 30 }; // not made before one can look
  await visit(page, { config: { ...SMALL_EXPERIMENT, data } });
  await expect(page.getByText('The recordings are being prepared')).toBeVisible();
  await expect(page.getByText('Nobody on stage yet')).toBeHidden();
});

test('holds data, networks, curves, results and skeleton on one screen, and six networks without overlap', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const networks = ['drnn', 'rnn', 'lstm'].map((kind) => ({ id: kind, kind, options: {} }));
  await visit(page, { config: { ...SMALL_EXPERIMENT, networks } });
  await settled(page);
  const bottomOf = async (part: Locator) => {
    const box = await part.boundingBox();
    return box === null ? Number.NaN : box.y + box.height;
  };
  for (const part of [
    page.getByRole('article').last(),
    results(page),
    page.getByRole('list', { name: 'Predictions' }),
  ]) {
    expect(await bottomOf(part)).toBeLessThanOrEqual(900);
  }
  for (const name of networks.map(({ kind }) => kind.toUpperCase().replace('DRNN', 'D-RNN'))) {
    await page.getByRole('button', { name: `Duplicate ${name}`, exact: true }).click();
  }
  const predictions = page.getByRole('list', { name: 'Predictions' });
  await expect(predictions.getByRole('listitem')).toHaveCount(6);
  const below = await page.getByRole('heading', { name: 'Sequences' }).boundingBox();
  expect(await bottomOf(predictions)).toBeLessThanOrEqual(below?.y ?? 0);
});

test('has no accessibility violations, light and dark, wide and narrow', async ({ page }) => {
  const inAppearances = async (...schemes: ('light' | 'dark')[]) => {
    for (const colorScheme of schemes) {
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        await page.mouse.move(0, 0); // whatever is now under the mouse explains itself
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
        await expectNoViolations(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      }
    }
  };
  const training = { ...SMALL_EXPERIMENT.training, iterations: 20, evaluateEvery: 20 };
  await visit(page, { config: { ...SMALL_EXPERIMENT, training } });
  await settled(page);
  await inAppearances('light');
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(results(page).getByRole('row').nth(1)).toContainText('1');
  await page.getByRole('tab', { name: 'Confusion' }).click();
  await page.getByText('Options').first().click();
  await page.getByText('How it computes').first().click();
  await inAppearances('light', 'dark');

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Recognition' }).click();
  await expect(page.getByRole('table', { name: 'Four ways to be right' })).toBeVisible();
  await page.getByText('At this frame: five most probable actions, groups').click();
  await page.getByText('Which joints and frames mattered').click();
  await expect(page.getByText(/^Joints that mattered most, frames 1–\d+$/)).toBeVisible();
  await inAppearances('dark');
  await page.getByRole('tab', { name: 'Live' }).click();
  await expectNoViolations(page);
});

test('a broken link gives the defaults and says so', async ({ page }) => {
  await page.goto('/?lang=en#experiment=broken');
  await expect(page.getByText('The link could not be read. These are the default settings.')).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: 'Batch size' })).toHaveValue('60');
});

test('a learning rate that is too high stops the network with advice, and the others go on', async ({
  page,
}) => {
  const config = {
    ...SMALL_EXPERIMENT,
    training: { ...SMALL_EXPERIMENT.training, optimizer: 'sgd' as const, learningRate: 90 },
    networks: [...SMALL_EXPERIMENT.networks, { id: 'lstm', kind: 'lstm', options: { units: 8 } }],
  };
  await visit(page, { config, engine: 'wasm' });
  await settled(page);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(
    page.getByText(/RNN was stopped at iteration \d+: its loss is no longer a finite number/).first(),
  ).toBeVisible();
  await expect
    .poll(async () => Number(await resultOf(page, 'LSTM', 'Iterations')), { timeout: 60_000 })
    .toBeGreaterThan(20);
});
