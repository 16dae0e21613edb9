/** Networks that read frames as they come: a recording as if from a sensor, and the webcam, which here is Chromium's made-up one. */

import { test as base, chromium, type Page } from '@playwright/test';
import { findBrowser } from './browser.mjs';
import { expect, SMALL_EXPERIMENT, test, visit } from './playground';

const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The package speaks of its own start on the console; a software renderer of its own speed. */
const KNOWN = /gl_context|GL Driver Message/;

async function openLive(page: Page): Promise<void> {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await page.getByRole('tab', { name: 'Live', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
}

/** A page in a browser whose camera is a moving pattern with nobody in it. @param refused the person does not let the page have it */
async function withCamera(
  baseURL: string | undefined,
  use: (page: Page, seen: Seen) => Promise<void>,
  refused = false,
): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: [
      ...ARGS,
      '--use-fake-device-for-media-stream',
      ...(refused ? [] : ['--use-fake-ui-for-media-stream']),
    ],
  });
  try {
    const page = await browser.newPage({
      baseURL: baseURL ?? '',
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    });
    if (refused) {
      const session = await page.context().newCDPSession(page);
      const permission = { name: 'camera' };
      await session.send('Browser.setPermission', { permission, setting: 'denied' });
    }
    const seen: Seen = { complaints: [], paths: [] };
    page.on('console', (message) => {
      const serious = ['error', 'warning'].includes(message.type());
      if (serious && !KNOWN.test(message.text())) seen.complaints.push(message.text());
    });
    page.on('pageerror', (error) => seen.complaints.push(error.message));
    page.on('request', (request) => {
      const { origin, protocol, pathname } = new URL(request.url());
      seen.paths.push(pathname);
      if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin)
        seen.complaints.push(`request to ${request.url()}`);
    });
    await use(page, seen);
    expect(seen.complaints).toEqual([]);
  } finally {
    await browser.close();
  }
}

interface Seen {
  readonly complaints: string[];
  readonly paths: string[];
}

test('a recording is read as if from a sensor: each network answers, at 30 frames a second', async ({
  page,
}) => {
  await openLive(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Train first: these are the answers of untrained networks.')).toBeVisible();
  const answers = page.getByRole('list', { name: 'Live answers' }).getByRole('listitem');
  for (const name of ['D-RNN', 'RNN']) {
    const card = page.getByRole('heading', { name, exact: true, level: 3 }).locator('xpath=ancestor::li');
    await expect(card.getByText(/^(Sit down|Stand up|Hand waving)/).first()).toBeVisible();
    await expect(
      card.getByRole('img', { name: new RegExp(`^${name}, answers of the last 10 s`) }),
    ).toBeVisible();
  }
  await expect(answers.first()).toContainText('Most probable lately');
  const pace = page.getByText(/frames a second ·/);
  await expect(async () => {
    const rate = Number(/([\d.]+) frames/.exec(await pace.innerText())?.[1]);
    expect(rate).toBeGreaterThan(10);
    expect(rate).toBeLessThan(32);
  }).toPass();

  // Weights follow the training.
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect(page.getByText('iteration 0', { exact: true })).toHaveCount(0);
  await expect(page.getByText('Train first', { exact: false })).toBeHidden();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(pace).toBeHidden();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
});

test('a camera that is not there is a sentence; what one source gave is gone with another', async ({
  page,
}) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
  });
  await openLive(page);
  const answers = page.getByRole('list', { name: 'Live answers' });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(answers.getByText('Most probable lately').first()).toBeVisible();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(answers).toBeVisible(); // to be read in peace
  expect(await paintedShare(page)).toBeGreaterThan(0.001);

  await page.getByText('Webcam', { exact: true }).click();
  await expect(answers).toBeHidden();
  expect(await paintedShare(page)).toBe(0);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('No camera was found.', { exact: false })).toBeVisible();
  await page.getByText('The recording', { exact: true }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(answers).toBeVisible();
});

/** Of the small picture's pixels, those that are not empty. */
function paintedShare(page: Page): Promise<number> {
  return page.locator('figure canvas[aria-label^="What the networks see"]').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return Number.NaN;
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy?.drawImage(canvas, 0, 0);
    const { data } = copy?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const pixels = new Uint32Array(data?.buffer ?? new ArrayBuffer());
    return pixels.filter((pixel) => pixel !== 0).length / pixels.length;
  });
}

base('a camera that is not allowed is a sentence that says where to allow it', async ({ baseURL }) => {
  await withCamera(
    baseURL,
    async (page) => {
      await openLive(page);
      await page.getByText('Webcam', { exact: true }).click();
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await expect(page.getByText('The camera was not allowed.', { exact: false })).toBeVisible();
    },
    true,
  );
});

base(
  'the pose model comes from the page’s own origin, only when asked for, and finds nobody in a pattern',
  async ({ baseURL }) => {
    await withCamera(baseURL, async (page, { paths }) => {
      await openLive(page);
      await page.getByText('Webcam', { exact: true }).click();
      await expect(page.getByText('Your picture never leaves this page', { exact: false })).toBeVisible();
      expect(paths.filter((path) => /pose/.test(path))).toEqual([]);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await expect(page.getByText('Nobody in sight', { exact: false })).toBeVisible({ timeout: 120_000 });
      await expect(page.getByText(/pose from [\d.–]+ pictures a second/)).toBeVisible();
      for (const part of ['pose_landmark_full', 'simd_wasm_bin', 'packed_assets', 'pose_web'])
        expect(paths.some((path) => path.includes(part))).toBe(true);
      const isLive = () =>
        page.evaluate(() => {
          const stream = document.querySelector('video')?.srcObject;
          return stream instanceof MediaStream && stream.active;
        });
      expect(await isLive()).toBe(true);
      await page.getByRole('button', { name: 'Stop', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
      expect(await isLive()).toBe(false);
    });
  },
);
