/** The reading part of the benchmark: contenders read the same files in turns, in Chromium and in Python, and the product imports them. */

import { FULL_NTU_DESIGN } from '../../src/recordings/synthetic/design';
import { BenchBrowser, type Bundle } from './chromium';
import { readWithNumpy } from './numpyPeer';
import type { ImportFigures } from './recordingsPage';
import { median } from './statistics';

export interface ReadingResults {
  /** Of the text that each reads. */
  readonly bytes: number;
  readonly sequences: number;
  /** Seconds on one thread, medians over the rounds. */
  readonly ours: number;
  readonly lines: number;
  /** null where no Python here can import numpy. */
  readonly numpy: number | null;
  /** By the number of readers, ascending; medians over the rounds. */
  readonly imports: readonly ImportFigures[];
  /** Bytes of the page's processes above idle: the most during the import, and what is left after it. */
  readonly memory: { readonly peak: number; readonly after: number };
}

const SEED = 1;
const ROUNDS = 5;
/** Sums of the same coordinates in another order, or as text was read, differ by no more than this share. */
const TOLERANCE = 1e-5;

export async function measureReading(bundle: Bundle, quick: boolean): Promise<ReadingResults> {
  const design = { ...FULL_NTU_DESIGN, performers: quick ? 1 : 2, setups: 1 };
  const rounds = quick ? 1 : ROUNDS;
  const browser = await BenchBrowser.open(bundle, true);
  try {
    const bytes = await browser.call('makeRecordings', [design, SEED]);
    const ours: number[] = [];
    const lines: number[] = [];
    let sum = 0;
    for (let round = 0; round <= rounds; round++) {
      const [own, plain] = [await browser.call('readOurs', []), await browser.call('readLines', [])];
      sum = own.sum;
      expectSame('lines', plain.sum, sum);
      if (round === 0) continue; // compiles
      ours.push(own.seconds);
      lines.push(plain.seconds);
    }
    const python = await readWithNumpy(design, SEED, rounds);
    for (const round of python ?? []) expectSame('numpy', round.sum, sum);
    const memory = await browser.watchMemory();
    const idle = memory.now();
    const counts = await browser.call('readerCounts', []);
    const imported: ImportFigures[] = [];
    for (let round = 0; round < Math.min(3, rounds); round++) {
      for (const count of counts) imported.push(await browser.call('importZip', [count]));
    }
    const peak = memory.takePeak() - idle;
    const after = memory.now() - idle;
    memory.stop();
    const imports = counts.map((count) => middleOf(imported.filter(({ workers }) => workers === count)));
    return {
      bytes,
      sequences: imports[0]?.sequences ?? 0,
      ours: median(ours),
      lines: median(lines),
      numpy: python === null ? null : median(python.map(({ seconds }) => seconds)),
      imports,
      memory: { peak, after },
    };
  } finally {
    await browser.close();
  }
}

function middleOf(rounds: readonly ImportFigures[]): ImportFigures {
  const middle = rounds.toSorted((a, b) => a.seconds - b.seconds)[rounds.length >> 1];
  if (middle === undefined) throw new Error('nothing was imported');
  return middle;
}

function expectSame(who: string, found: number, sum: number): void {
  if (Math.abs(found - sum) > Math.abs(sum) * TOLERANCE)
    throw new Error(`${who} read other coordinates: they sum to ${found}, not ${sum}`);
}
