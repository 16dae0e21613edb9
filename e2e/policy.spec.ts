/** The page runs under its Content-Security-Policy, in the document and in workers, without once running against it. */

import type { Page } from '@playwright/test';
import { expect, results, SMALL_EXPERIMENT, test, visit } from './playground';

declare global {
  interface Window {
    violations: string[];
  }
}

/** Two evaluations; few frames, since a GPU that is emulated takes long for more. */
const SHORT = {
  ...SMALL_EXPERIMENT,
  features: { ...SMALL_EXPERIMENT.features, frameStep: 8, maxFrames: 8 },
  training: { ...SMALL_EXPERIMENT.training, batchSize: 4, iterations: 4, evaluateEvery: 2 },
};

async function noteViolations(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      window.violations.push(`${violatedDirective} ${blockedURI}`);
    });
  });
}

test('nothing from elsewhere, no eval: in the page and as a header, for workers too', async ({ page }) => {
  const headers = new Map<string, string>();
  page.on('response', (response) => {
    headers.set(new URL(response.url()).pathname, response.headers()['content-security-policy'] ?? '');
  });
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await expect(page.getByRole('status', { name: 'Engine in use' })).toContainText('WebAssembly', {
    timeout: 60_000,
  });
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toMatch(/default-src 'self';/);
  expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
  expect(policy?.match(/script-src [^;]*/)?.[0]).not.toContain("'unsafe-inline'");
  const workers = [...headers].filter(([path]) => /\.worker-.*\.js$/.test(path));
  expect(workers.length).toBeGreaterThanOrEqual(2);
  for (const [, header] of [...workers, ['/', headers.get('/')]]) expect(header).toBe(policy);
  // It is in force: an inline handler does not run. On a page of its own, as the browser complains of it.
  const other = await page.context().newPage();
  await other.goto('/?lang=en');
  const ran = await other.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.ran = true');
    button.click();
    return 'ran' in window;
  });
  expect(ran).toBe(false);
});

for (const engine of ['wasm', 'cpu', 'webgpu'] as const) {
  test(`a run on ${engine} breaks no rule of it`, async ({ page }) => {
    await noteViolations(page);
    await visit(page, { config: SHORT, engine });
    await expect(page.getByText('54 recordings')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(page.getByText('Finished')).toBeVisible({ timeout: 180_000 });
    await expect(results(page)).toContainText('%');
    // What draws and writes: the viewer, a figure as PNG, an export.
    await page
      .getByRole('button', { name: /^Save .*accuracy/i })
      .first()
      .click();
    const picture = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /PNG/ }).click();
    expect((await picture).suggestedFilename()).toMatch(/\.png$/);
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save run' }).click();
    expect((await saved).suggestedFilename()).toMatch(/^run-synthetic-\d+\.zip$/);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  });
}
