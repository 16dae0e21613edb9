import { expect, resultOf, share, test, visit } from './playground';

// as most visitors: the recording plays, and training goes on beside it
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test('first visit: click Train, and the D-RNN passes twice the majority baseline', async ({ page }) => {
  test.setTimeout(600_000);
  await visit(page);
  await expect(page.getByRole('button', { name: 'Pause playback' })).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Evaluate every').fill('20');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeEnabled({ timeout: 60_000 });

  const baselineText = page.getByText(/to train · .* to test · majority/);
  await expect(baselineText).toContainText('%', { timeout: 120_000 });
  const baseline = share(await baselineText.innerText());
  expect(baseline).toBeGreaterThan(0.01);
  expect(baseline).toBeLessThan(0.15);

  await expect
    .poll(async () => share(await resultOf(page, 'D-RNN', 'Frame accuracy')), {
      timeout: 540_000,
      intervals: [2000],
    })
    .toBeGreaterThan(2 * baseline);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
});
