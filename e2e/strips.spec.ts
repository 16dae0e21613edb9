import type { Locator } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const config = {
  ...SMALL_EXPERIMENT,
  data: { ...SMALL_EXPERIMENT.data, actions: [1, 6, 8, 9, 10, 22, 23] },
  training: { ...SMALL_EXPERIMENT.training, iterations: 12, evaluateEvery: 12 },
};

test.use({ hasTouch: true });

/** Share of the strip's width where the band at its bottom is whole, not hatched. */
const wholeShare = (strip: Locator) =>
  strip.locator('canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const { width, height } = canvas;
    const rows = Math.round((6 * height) / 36);
    const band = canvas.getContext('2d')?.getImageData(0, height - rows, width, rows).data;
    const isWhole = (x: number) =>
      Array.from({ length: rows }, (_, y) => band?.[4 * (y * width + x) + 3]).every((alpha) => alpha === 255);
    return Array.from({ length: width }, (_, x) => isWhole(x)).filter(Boolean).length / width;
  });

test('a strip that is pointed at or touched says the likeliest actions of every network, and the true one', async ({
  page,
}) => {
  await visit(page, { config, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 120_000 });

  const strip = page.getByRole('img', { name: /^D-RNN is right on \d+ of \d+ frames\./ });
  for (const network of ['D-RNN', 'RNN']) {
    const answers = page.getByRole('img', { name: new RegExp(`^${network} is right on`) });
    const [, right, all] =
      /right on (\d+) of (\d+)/.exec((await answers.getAttribute('aria-label')) ?? '') ?? [];
    expect(Math.abs((await wholeShare(answers)) - Number(right) / Number(all))).toBeLessThan(0.03);
  }

  const said = page.getByRole('region', { name: /^Most probable actions at frame \d+$/ });
  const partOf = (network: string) =>
    said.getByRole('heading', { name: network, exact: true }).locator('xpath=..');
  await expect(said).toBeHidden();
  await strip.hover();
  for (const network of ['D-RNN', 'RNN']) {
    const ranked = partOf(network).locator('ol').getByRole('listitem');
    const all = await ranked.allInnerTexts();
    expect([5, 6]).toContain(all.length);
    await expect(ranked.filter({ has: page.getByLabel('true action') })).toHaveCount(1);
    if (all.length === 6) expect(all[5]).toMatch(/^[67]\./);
  }
  const groups = partOf('D-RNN').getByRole('list', { name: 'Groups at this frame' }).getByRole('listitem');
  await expect(groups).toHaveText([
    /^group 1, every frame updates now$/,
    /^group 2, every 3/,
    /^group 3, every 9/,
  ]);
  await expect(partOf('RNN').getByRole('list')).toHaveCount(1); // without groups
  await page.mouse.move(5, 5);
  await expect(said).toBeHidden();

  // The viewer's slider reads as the strips do, for as long as it is held.
  const slider = page.getByRole('slider', { name: 'Frame' });
  const box = await slider.boundingBox();
  const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width / 4, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
  await expect(said).toContainText(`Most probable actions at frame ${Number(await slider.inputValue()) + 1}`);
  await page.mouse.up();
  await expect(said).toBeHidden();

  await strip.tap();
  await expect(said).toBeVisible();
  await page.getByRole('heading', { name: 'Results' }).tap();
  await expect(said).toBeHidden();

  // What opens over the page is seen when the skeleton fills the screen.
  await page.getByRole('button', { name: /full screen/i }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  const inSight = (text: RegExp) => page.locator(':fullscreen').getByText(text);
  await strip.hover();
  await expect(inSight(/^Most probable actions at frame \d+$/)).toBeVisible();
  await page.mouse.move(5, 5);
  await page.getByRole('button', { name: 'Save figure: Predictions' }).click();
  await expect(inSight(/^Picture \(PNG\)$/)).toBeVisible();
});
