/**
 * What the browser tests share: a page whose console must stay silent and whose requests must stay on its
 * origin, small experiments as links, and the page's parts by the names a screen reader says.
 */

import { test as base, expect, type Page } from '@playwright/test';
import { DEFAULT_EXPERIMENT, type ExperimentConfig, type SyntheticConfig } from '../src/experiment/config';
import { encodeExperiment } from '../src/experiment/url';

export const test = base.extend<{ page: Page }>({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      const text = message.text();
      if (text.includes('GL Driver Message')) return; // a software renderer on its own speed
      if (/^Blocked script execution in 'about:srcdoc'/.test(text)) return; // the test's trace, in a frame without scripts
      if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${text}`);
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && origin !== new URL(baseURL ?? '').origin) {
        complaints.push(`request to ${request.url()}`);
      }
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** Three actions by six performers and two small networks: an iteration takes milliseconds. */
export const SMALL_EXPERIMENT: ExperimentConfig = {
  ...DEFAULT_EXPERIMENT,
  data: {
    source: 'synthetic',
    actions: [8, 9, 23],
    performers: 6,
    setups: 1,
    cameras: [1, 2, 3],
    replications: 1,
  },
  features: { ...DEFAULT_EXPERIMENT.features, bodies: 1 },
  training: {
    ...DEFAULT_EXPERIMENT.training,
    learningRate: 0.005,
    batchSize: 12,
    iterations: 200,
    evaluateEvery: 20,
  },
  networks: [
    { id: 'drnn', kind: 'drnn', options: { periods: [1, 3, 9], units: [8] } },
    { id: 'rnn', kind: 'rnn', options: { units: 16 } },
  ],
};

/** What folders of recordings are made of: 24 that have nothing wrong with them. */
export const GOOD_RECORDINGS: SyntheticConfig = {
  source: 'synthetic',
  actions: [8, 23],
  performers: 4,
  setups: 1,
  cameras: [1, 2, 3],
  replications: 1,
};

export interface Visit {
  readonly config?: ExperimentConfig;
  readonly engine?: 'webgpu' | 'wasm' | 'cpu';
  readonly language?: 'en' | 'es';
}

/** Opens the page and waits until its recordings are there. */
export async function visit(page: Page, { config, engine, language = 'en' }: Visit = {}): Promise<void> {
  const query = new URLSearchParams({ lang: language, ...(engine === undefined ? {} : { engine }) });
  const fragment = config === undefined ? '' : `#${encodeExperiment(config)}`;
  await page.goto(`/?${query}${fragment}`);
}

export const results = (page: Page) => page.getByRole('table', { name: 'Results' });

/** The text of one cell of the Results table. */
export async function resultOf(page: Page, network: string, column: string): Promise<string> {
  const table = results(page);
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const index = headers.findIndex((text) => text.trim().toLowerCase() === column.toLowerCase());
  const row = table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: network, exact: true }) });
  // The row header is the first column, cells follow it.
  return (
    await row
      .getByRole('cell')
      .nth(index - 1)
      .innerText()
  ).trim();
}

/** `48.1 %` → 0.481; NaN where there is no figure yet. */
export function share(text: string): number {
  const match = /([\d.]+)\s*%/.exec(text);
  return match === null ? Number.NaN : Number(match[1]) / 100;
}

/** Answers the question that files of another name than the open data set's raise. */
export async function intoSet(page: Page, choice: string): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Into which data set?' });
  await question.getByRole('button', { name: choice, exact: true }).click({ timeout: 60_000 });
}
