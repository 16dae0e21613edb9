import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

async function savedBy(page: Page, button: string) {
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('what is seen is saved as a picture and a film, and fills the screen', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByRole('list', { name: 'Sequences' }).getByRole('button').first().click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Pause playback' }).click();
  const slider = page.getByRole('slider', { name: 'Frame' });
  await slider.focus();
  await slider.press('Home');

  const picture = await savedBy(page, 'Save picture (PNG)');
  expect(picture.name).toMatch(/^S\d{3}C\d{3}P\d{3}R\d{3}A\d{3} 1\.png$/);
  const colours = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? {};
    return new Set(new Uint32Array(data?.buffer ?? new ArrayBuffer())).size;
  }, picture.bytes.toString('base64'));
  expect(colours).toBeGreaterThan(200); // performers with shades, and text

  const film = await savedBy(page, 'Save film (WebM)');
  expect(film.name).toMatch(/\.webm$/);
  expect([...film.bytes.subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
  expect(film.bytes.length).toBeGreaterThan(10_000);

  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  expect(await page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Skeleton');
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible();
});
