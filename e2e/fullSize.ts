/**
 * The page driven through a set too large for memory: made into the library, written as a zip, read again, trained on. For the
 * browser tests at a tenth of NTU's size, and for `npm run bench -- --full` at all of it.
 */

import type { Page } from 'playwright';
import { DEFAULT_EXPERIMENT, type ExperimentConfig, type SyntheticConfig } from '../src/experiment/config';
import { FULL_NTU_DESIGN } from '../src/recordings/synthetic/design';

/** A tenth of NTU's recordings in all of its 158 sessions: 12 actions, two of them of two persons, performed once. */
export const TENTH: SyntheticConfig = {
  ...FULL_NTU_DESIGN,
  actions: [8, 9, 10, 22, 23, 26, 27, 31, 38, 40, 55, 58],
  replications: 1,
};

/** One small network: what is asked of the recordings shows, not of the processor. */
export function experimentOn(data: ExperimentConfig['data']): ExperimentConfig {
  return {
    ...DEFAULT_EXPERIMENT,
    data,
    features: { ...DEFAULT_EXPERIMENT.features, bodies: 2, maxFrames: 100 },
    training: { ...DEFAULT_EXPERIMENT.training, iterations: 100_000, evaluateEvery: 100_000 },
    networks: [{ id: 'drnn', kind: 'drnn', options: { periods: [1, 3, 9, 27, 81], units: [30] } }],
  };
}

const ARCHIVE = 'written.zip';
const HOUR = 3_600_000;

/** Picking a file gives one of the origin's private file system: headless browsers have no dialogue. Before the page is opened. */
export async function answerFilePicker(page: Page): Promise<void> {
  await page.addInitScript((name) => {
    const pick = async () => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    Object.assign(window, { showSaveFilePicker: pick });
  }, ARCHIVE);
}

export const offer = (page: Page) => page.getByRole('region', { name: 'Set too large for memory' });
const progress = (page: Page) => page.getByText(/^[\d,]+ of [\d,]+ sequences/);

/** Looks now and then: a locator that waits looks sixty times a second, which takes a good part of a processor. */
async function shown(page: Page, text: string): Promise<void> {
  const onPage = (wanted: string) => document.body.innerText.includes(wanted);
  await page.waitForFunction(onPage, text, { polling: 300, timeout: HOUR });
}

/** How many recordings the open set has, from the facts under the Data select. */
export async function recordingsShown(page: Page): Promise<number> {
  return numberAt(await page.getByText(/^[\d,]+ recordings · \d+ actions/).innerText());
}

export function numberAt(text: string): number {
  return Number(/[\d,]+/.exec(text)?.[0]?.replaceAll(',', ''));
}

/** Presses the offer's button and waits until all are made and open. @returns seconds */
export async function makeSet(page: Page, count: number): Promise<number> {
  const seconds = await timed(async () => {
    await offer(page).getByRole('button').click();
    await shown(page, `${count.toLocaleString('en')} recordings · `);
  });
  return seconds;
}

/** Presses the offer's button and Cancel once `least` are made. */
export async function makeAndCancel(page: Page, least: number): Promise<void> {
  await offer(page).getByRole('button').click();
  await page.waitForFunction(
    (wanted) => {
      const [, done = ''] = /([\d,]+) of [\d,]+ sequences/.exec(document.body.innerText) ?? [];
      return Number(done.replaceAll(',', '')) >= wanted;
    },
    least,
    { timeout: HOUR, polling: 100 },
  );
  await page.getByRole('button', { name: 'Cancel', exact: true }).dispatchEvent('click');
  await progress(page).waitFor({ state: 'hidden' });
}

/** Saves the open set into the picked file. @returns seconds, and bytes of the zip */
export async function writeZip(page: Page): Promise<{ seconds: number; bytes: number }> {
  const seconds = await timed(async () => {
    await page.getByRole('button', { name: 'Save as .skeleton zip' }).click();
    await page.getByText('Writing recordings').waitFor();
    const done = () => !document.body.innerText.includes('Writing recordings');
    await page.waitForFunction(done, null, { polling: 300, timeout: HOUR });
  });
  const bytes = await page.evaluate(async (name) => {
    const file = await (await navigator.storage.getDirectory()).getFileHandle(name);
    return (await file.getFile()).size;
  }, ARCHIVE);
  return { seconds, bytes };
}

/** Adds the written zip to the page as if it was picked, and waits for the report. */
export async function readZip(page: Page): Promise<{ seconds: number; report: string }> {
  const report = page.getByRole('region', { name: 'Import report' });
  const seconds = await timed(async () => {
    await page.getByLabel('Add skeleton files').evaluate(async (input, name) => {
      if (!(input instanceof HTMLInputElement)) throw new Error('not an input');
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      const files = new DataTransfer();
      files.items.add(await handle.getFile());
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }, ARCHIVE);
    await shown(page, 'Files looked at');
    await report.waitFor();
  });
  return { seconds, report: await report.innerText() };
}

/**
 * Seconds from asking for the page anew until the open set's sequences are listed, as the page's own clock tells: from outside
 * it cannot be asked while the skeleton's picture is set up, which takes a second where there is no GPU.
 */
export async function reloadTime(page: Page, count: number): Promise<number> {
  const wanted = `${count.toLocaleString('en')} of ${count.toLocaleString('en')}`;
  await page.addInitScript((text) => {
    const look = () => {
      const list = document.getElementById('root')?.querySelector('[aria-label="Sequences"] button');
      if (!list || !document.body.textContent.includes(text)) return;
      performance.mark('listed');
      watch.disconnect();
    };
    const watch = new MutationObserver(look);
    watch.observe(document, { childList: true, subtree: true, characterData: true });
  }, wanted);
  await page.reload();
  const marked = () => performance.getEntriesByName('listed')[0]?.startTime;
  const mark = await page.waitForFunction(marked, null, { polling: 300, timeout: HOUR });
  return ((await mark.jsonValue()) ?? Number.NaN) / 1000;
}

export interface TrainingSpeed {
  /** Iterations a second by the clock, waits for recordings included. */
  readonly overall: number;
  /** Iterations a second of the network's own compute time. */
  readonly computing: number;
  /** Share of the time that training waited for recordings, 0–1, as the page says it: nothing below 0.01. */
  readonly waiting: number;
}

/** Trains the one network for a while. */
export async function trainingSpeed(page: Page, seconds: number): Promise<TrainingSpeed> {
  const table = page.getByRole('table', { name: 'Results' });
  const cell = async (name: string) => {
    const headers = await table.getByRole('columnheader').allInnerTexts();
    const column = headers.findIndex((text) => text.trim() === name);
    return table
      .getByRole('row')
      .nth(1)
      .getByRole('cell')
      .nth(column - 1) // the row's header is the first column
      .innerText();
  };
  const iterations = async () => numberAt(await cell('Iterations'));
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  while (!((await iterations()) >= 10)) await page.waitForTimeout(200);
  const [before, begin] = [await iterations(), performance.now()];
  let waiting = 0;
  for (let second = 0; second < seconds; second++) {
    await page.waitForTimeout(1000);
    const [said] = await page.getByText(/^Waiting for recordings/).allInnerTexts();
    waiting += said === undefined ? 0 : numberAt(said) / 100 / seconds;
  }
  const overall = (1000 * ((await iterations()) - before)) / (performance.now() - begin);
  const computing = Number((await cell('Iterations/s')).replaceAll(',', ''));
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  return { overall, computing, waiting };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
