import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

/** Late is after so many frames. */
const LATE = 12;

test('a recording that the D-RNN recognises late shows so on its time line', async ({ page }, testInfo) => {
  test.setTimeout(300_000);
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByText(/\d+ to train ·/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });

  const strip = page.getByRole('img', { name: /^D-RNN is right on \d+ of \d+ frames\./ });
  const sequences = page.getByRole('list', { name: 'Sequences' }).getByRole('button');
  const viewer = page.getByRole('region', { name: 'Skeleton' });
  let from = 0;
  for (let place = 0; from < LATE; place++) {
    const row = sequences.nth(place);
    const id = (await row.getAttribute('title')) ?? '';
    await row.click();
    await expect(viewer.getByText(id)).toBeVisible();
    await expect(strip).toBeVisible({ timeout: 30_000 });
    const said = (await strip.getAttribute('aria-label')) ?? '';
    from = Number(/stays right from frame (\d+) on/.exec(said)?.[1] ?? 0);
  }
  const slider = viewer.getByRole('slider', { name: 'Frame' });
  const answers = page.getByRole('list', { name: 'Predictions' });
  const drnn = answers.getByRole('listitem').filter({ hasText: 'D-RNN' });
  await slider.fill(String(from - 2)); // frames are counted from 0 there
  await expect(drnn.getByLabel('right', { exact: true })).toHaveCount(0);
  await slider.fill(String(from - 1));
  await expect(drnn.getByLabel('right', { exact: true })).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('recognised-late.png') });
});
