/** A link opens the experiment that it holds, of old versions too, and says what is missing. */

import { writeFile } from 'node:fs/promises';
import type { Page, TestInfo } from '@playwright/test';
import type { SetReference } from '../src/experiment/config';
import { FIRST_LINK } from '../src/experiment/oldLinks.fixture';
import { decodeExperiment, encodeExperiment } from '../src/experiment/url';
import { generateSequences } from '../src/recordings/synthetic/generate';
import { writeArchive } from '../src/recordings/writeArchive';
import { expect, GOOD_RECORDINGS, SMALL_EXPERIMENT, test, visit } from './playground';

const options = { signal: new AbortController().signal, onProgress: () => undefined };

async function zipOf(name: string, seed: number, testInfo: TestInfo): Promise<string> {
  const sequences = await generateSequences(GOOD_RECORDINGS, seed, options);
  const archive = await writeArchive(sequences, sequences.length, options);
  const path = testInfo.outputPath(`${name}.zip`);
  await writeFile(path, Buffer.from(await archive.arrayBuffer()));
  return path;
}

async function add(page: Page, zip: string): Promise<void> {
  await page.getByLabel('Add skeleton files').setInputFiles(zip);
  const report = page.getByRole('region', { name: 'Import report' });
  await expect(report).toContainText('Every file could be read', { timeout: 60_000 });
  await report.getByRole('button', { name: 'Close report' }).click();
}

const setOf = (page: Page): SetReference | null => {
  const decoded = decodeExperiment(new URL(page.url()).hash);
  if (decoded.kind !== 'found' || decoded.config.data.source !== 'imported') return null;
  return decoded.config.data.set;
};

/** The data set as the address names it, once it does. */
async function addressedSet(page: Page): Promise<SetReference> {
  await expect.poll(() => setOf(page)?.recordings ?? null).not.toBeNull();
  const set = setOf(page);
  if (set === null) throw new Error('no data set');
  return set;
}

const linkTo = (set: SetReference) =>
  `/?lang=en&engine=wasm#${encodeExperiment({ ...SMALL_EXPERIMENT, data: { source: 'imported', set } })}`;

/** As in a new tab: a page that only changes its fragment opens itself anew. */
async function openLink(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
}

const recordings = (page: Page) => page.getByText('24 recordings · 2 actions');
const chosenData = (page: Page) => page.getByLabel('Data', { exact: true }).locator('option:checked');

test('a data set is found by its content where its id is another, and a different one of its name is told', async ({
  page,
}, testInfo) => {
  await visit(page, { config: SMALL_EXPERIMENT, engine: 'wasm' });
  await add(page, await zipOf('lab', 1, testInfo));
  const lab = await addressedSet(page);
  expect(lab).toMatchObject({ name: 'lab', recordings: 24, hash: expect.stringMatching(/^[0-9a-f]{16}$/) });

  await openLink(page, linkTo({ ...lab, id: 'of-another-browser', name: 'the same elsewhere' }));
  await expect(recordings(page)).toBeVisible({ timeout: 60_000 });
  await expect(chosenData(page)).toHaveText('lab');
  await expect(page.getByText('contents differ')).toBeHidden();
  await expect.poll(() => setOf(page)).toEqual(lab);

  const other = { ...lab, id: 'of-another-browser', hash: '0123456789abcdef', recordings: 1_320 };
  await openLink(page, linkTo(other));
  await expect(page.getByRole('alert').filter({ hasText: 'its contents differ' })).toContainText(
    '1,320 recordings there, 24 here',
    { timeout: 60_000 },
  );
  await expect(recordings(page)).toBeVisible();

  await openLink(page, linkTo({ ...lab, hash: '0123456789abcdef', recordings: 20 }));
  await expect(page.getByText('20 recordings then, 24 now')).toBeVisible({ timeout: 60_000 });
});

test('where the data set is not there, the sentence says which, and its files bring the experiment back', async ({
  page,
}, testInfo) => {
  const missing = { id: 'elsewhere', name: 'corridor', hash: '0123456789abcdef', recordings: 1_320 };
  await page.goto(linkTo(missing));
  await expect(page.getByRole('alert').filter({ hasText: 'corridor' })).toContainText(
    '“corridor” with 1,320 recordings, which is not in this browser’s library',
    { timeout: 60_000 },
  );
  expect(setOf(page)).toEqual(missing); // the link is still that of the experiment
  await add(page, await zipOf('corridor', 1, testInfo));
  await expect(recordings(page)).toBeVisible();
  await expect(page.getByRole('article', { name: 'D-RNN' })).toBeVisible();
  expect((await addressedSet(page)).recordings).toBe(24);
});

test('a link of the first version opens; one of a later version, a broken and a hostile one open the defaults', async ({
  page,
}) => {
  await page.goto(`/?lang=en&engine=wasm#${FIRST_LINK}`);
  await expect(page.getByRole('spinbutton', { name: 'Seed' })).toHaveValue('42', { timeout: 60_000 });
  await expect(page.getByRole('article', { name: 'D-RNN' })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByText('could not be')).toBeHidden();

  const encoded = (value: unknown) => `experiment=${btoa(JSON.stringify(value))}`;
  const hostile = {
    ...SMALL_EXPERIMENT,
    networks: [{ id: '<img src=x onerror=alert(1)>', kind: '__proto__' }],
  };
  for (const [fragment, sentence] of [
    [encoded({ ...SMALL_EXPERIMENT, version: 99 }), 'made by a later version'],
    ['experiment=%%%', 'The link could not be read'],
    [encoded(hostile), 'The link could not be read'],
    [`experiment=${'A'.repeat(100_000)}`, 'The link could not be read'],
  ] as const) {
    await openLink(page, `/?lang=en&engine=wasm#${fragment}`);
    await expect(page.getByRole('note').filter({ hasText: sentence })).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('article')).toHaveCount(3);
  }
});
