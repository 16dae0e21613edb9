import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

async function savedBy(page: Page, button: string) {
  const download = page.waitForEvent('download', { timeout: 150_000 });
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('what is seen is saved as a picture and a film, and fills the screen', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByRole('list', { name: 'Sequences' }).getByRole('button').first().click({ timeout: 60_000 });
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

  await slider.press('ArrowRight');
  const film = await savedBy(page, 'Save film (WebM)');
  const last = Number(await slider.getAttribute('max'));
  await expect(slider).toHaveValue(String(last)); // filmed to its end, however slowly
  expect(film.name).toMatch(/^S\d{3}C\d{3}P\d{3}R\d{3}A\d{3}\.webm$/);
  const { seconds, played, difference } = await playedToItsEnd(page, film.bytes);
  expect(seconds).toBeCloseTo((last + 1) / 30, 2); // frames at their own pace, on any machine
  expect(played).toBeCloseTo(seconds, 2);
  expect(difference).toBeGreaterThan(0.005); // they move

  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(page.getByRole('button', { name: 'Leave full screen' })).toBeVisible();
  expect(await page.evaluate(() => document.fullscreenElement?.getAttribute('aria-label'))).toBe('Skeleton');
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeVisible();
});

/** Plays a film in a page of its own. @returns its length, where it ended, and the share of pixels that its ends differ by */
async function playedToItsEnd(page: Page, film: Buffer) {
  const cinema = await page.context().newPage(); // the product's policy lets it show no such film
  const figures = await cinema.evaluate(async (base64) => {
    const video = document.createElement('video');
    video.muted = true;
    video.src = `data:video/webm;base64,${base64}`;
    const happens = (event: string) => new Promise((resolve) => (video[`on${event}` as 'onended'] = resolve));
    await happens('loadeddata');
    const pixels = () => {
      const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
      const context = canvas.getContext('2d');
      context?.drawImage(video, 0, 0);
      return context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    };
    const first = pixels();
    video.playbackRate = 2;
    void video.play();
    await happens('ended');
    const last = pixels();
    let changed = 0;
    for (let i = 0; i < last.length; i += 4)
      if (Math.abs((first[i] ?? 0) - (last[i] ?? 0)) > 24) changed += 1;
    return { seconds: video.duration, played: video.currentTime, difference: changed / (last.length / 4) };
  }, film.toString('base64'));
  await cinema.close();
  return figures;
}

/** Share of pixels of the picture that differ from another by more than a rounding. */
async function changedBetween(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image();
          image.src = `data:image/png;base64,${base64}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          context?.drawImage(image, 0, 0);
          return context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
        }),
      );
      if (a === undefined || b === undefined || a.length !== b.length) return Number.NaN;
      let changed = 0;
      for (let i = 0; i < a.length; i += 4) if (Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > 24) changed += 1;
      return changed / (a.length / 4);
    },
    [before.toString('base64'), after.toString('base64')],
  );
}

/** What the picture shows at rest: a processor draws motion without shadows. */
async function pictureAtRest(page: Page): Promise<Buffer> {
  await page.waitForTimeout(1_000);
  return (await savedBy(page, 'Save picture (PNG)')).bytes;
}

test('a trail, the cameras, a ghost and the caption are shown and kept in the picture', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  const recordings = page.getByRole('list', { name: 'Sequences' }).getByRole('button');
  await recordings.first().click({ timeout: 60_000 });
  const region = page.getByRole('region', { name: 'Skeleton' });
  await page.getByRole('slider', { name: 'Frame' }).fill('20');
  const caption = region.getByText(/^True: /);
  await expect(caption).toBeVisible();
  const plain = await pictureAtRest(page);

  await page.getByRole('button', { name: 'Show…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Truth and predictions in the picture' }).uncheck();
  await expect(caption).toBeHidden();
  await page.getByRole('combobox', { name: 'Trail of a joint' }).selectOption('left hand');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Show…' })).toBeFocused();
  await expect(region.getByRole('img').first()).toHaveAccessibleDescription(/trail of: left hand/);
  const withTrail = await pictureAtRest(page);
  expect(await changedBetween(page, plain, withTrail)).toBeGreaterThan(0.001);

  await page.getByRole('button', { name: 'Show…' }).click();
  await page.getByRole('button', { name: 'See the whole setup' }).click();
  await expect(page.getByRole('checkbox', { name: 'Cameras of the setup' })).toBeChecked();
  await page.getByRole('button', { name: 'Keep as ghost' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Front', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Front', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  const title = await region.getByRole('heading').innerText();
  await recordings.filter({ hasText: 'Stand up' }).first().click();
  await expect(region.getByRole('heading')).not.toHaveText(title);
  await page.getByRole('slider', { name: 'Frame' }).fill('20');
  await expect(region.getByRole('listitem').filter({ hasText: `ghost: ${title}` })).toBeVisible();
  const haunted = await pictureAtRest(page);
  await page.getByRole('button', { name: 'Show…' }).click();
  await page.getByRole('button', { name: 'Remove ghost' }).click();
  await page.keyboard.press('Escape');
  await expect(region.getByText(`ghost: ${title}`)).toBeHidden();
  expect(await changedBetween(page, haunted, await pictureAtRest(page))).toBeGreaterThan(0.005);
});

test('a film that the browser cannot encode says so', async ({ page }) => {
  await page.addInitScript(() => {
    VideoEncoder.prototype.encode = () => {
      throw new Error('nothing can be encoded');
    };
  });
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByRole('list', { name: 'Sequences' }).getByRole('button').first().click({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Save film (WebM)' }).click();
  await expect(page.getByText('The film could not be saved', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Save picture (PNG)' }).click();
  await expect(page.getByText('The film could not be saved', { exact: false })).toBeHidden();
});

test('a second Tab reaches the skeleton, which keys turn, bring nearer and play once', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByRole('slider', { name: 'Frame' })).toBeEnabled({ timeout: 60_000 });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('button', { name: 'Skip to the skeleton' });
  await expect(skip).toBeFocused();
  await page.keyboard.press('Enter');
  const slider = page.getByRole('slider', { name: 'Frame' });
  await expect(slider).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByRole('region', { name: 'Skeleton' }).getByText(/^RNN: /)).toBeVisible(); // or the caption changes later
  const asked = page.getByRole('group', { name: 'Point of view' }).locator('[aria-pressed="true"]');
  await expect(asked).toHaveCount(1);
  const before = await pictureAtRest(page);

  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowLeft');
  await expect(asked).toHaveCount(0);
  const turned = await pictureAtRest(page);
  expect(await changedBetween(page, before, turned)).toBeGreaterThan(0.005);
  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+ArrowRight');
  const back = await pictureAtRest(page);
  expect(await changedBetween(page, before, back)).toBeLessThan(0.005);
  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  expect(await changedBetween(page, back, await pictureAtRest(page))).toBeGreaterThan(0.005);
  await expect(slider).toHaveValue('0'); // no frame was stepped

  await slider.focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: 'Begin anew at the end' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await slider.press('End');
  await slider.press('ArrowLeft');
  await page.keyboard.press(' ');
  await expect(slider).toHaveValue((await slider.getAttribute('max')) ?? '');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('a joint is named under the mouse and chosen by a click', async ({ page }) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByRole('list', { name: 'Sequences' }).getByRole('button').first().click({ timeout: 60_000 });
  await page.getByRole('slider', { name: 'Frame' }).fill('20');
  const stage = page.getByRole('region', { name: 'Skeleton' }).getByRole('img').first();
  const canvas = stage.locator('canvas');
  const { width, height } = (await canvas.boundingBox()) ?? { width: 0, height: 0 };
  // the performers fill the picture's height: from the head down along the spine something is met
  const overJoint = () => canvas.evaluate((element) => element.style.cursor === 'pointer');
  let y = 0.15 * height;
  while (y < 0.6 * height && !(await overJoint())) {
    y += 6;
    await canvas.hover({ position: { x: width / 2, y } });
    await page.waitForTimeout(60);
  }
  expect(await overJoint()).toBe(true);
  await canvas.click({ position: { x: width / 2, y } });
  await expect(stage).toHaveAccessibleDescription(/With the trail of: /);
  await canvas.click({ position: { x: width / 2, y } });
  await expect(stage).not.toHaveAccessibleDescription(/With the trail of: /);
  await canvas.hover({ position: { x: 2, y: height / 2 } });
  await expect.poll(overJoint).toBe(false);
});
