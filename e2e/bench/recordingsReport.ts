/** What the reading part and the full-size run found, as parts of BENCHMARKS.md. */

import type { Verdict } from './budgets';
import type { FullSizeFigures } from './fullSizeRun';
import type { ReadingResults } from './recordings';
import { table } from './table';

const MEGABYTE = 1e6;
const LEAST_SPEED = 40;
const MOST_MEMORY = 300;

/** @returns null-free verdicts for the table of budgets */
export function judgeReading(reading: ReadingResults | null): Verdict[] {
  if (reading === null) return [];
  const speed = megabytes(reading.bytes) / reading.ours;
  const held = megabytes(reading.memory.peak);
  return [
    {
      what: 'Reading .skeleton text, one thread, with cleaning',
      budget: `≥ ${LEAST_SPEED} MB/s`,
      measured: `${speed.toFixed(0)} MB/s`,
      met: speed >= LEAST_SPEED,
      reason: 'Not yet known.',
    },
    {
      what: 'Importing a zip: memory above idle',
      budget: `≤ ${MOST_MEMORY} MB`,
      measured: `${held.toFixed(0)} MB`,
      met: held <= MOST_MEMORY,
      reason: 'Not yet known.',
    },
  ];
}

const LONGEST_RELOAD = 2;

/** @returns verdicts on what is promised of all of NTU's design; none of a tenth of it */
export function judgeFullSize(figures: FullSizeFigures | null): Verdict[] {
  if (figures === null || figures.sequences < 56_880) return [];
  const { sequences, listing } = figures;
  return [
    {
      what: `Reload, until ${sequences.toLocaleString('en')} recordings are listed`,
      budget: `≤ ${LONGEST_RELOAD} s`,
      measured: `${listing.toFixed(1)} s`,
      met: listing <= LONGEST_RELOAD,
      reason: 'Not yet known.',
    },
  ];
}

export function readingSection(reading: ReadingResults | null): string[] {
  if (reading === null) return [];
  const { bytes, sequences, ours, lines, numpy, imports, memory } = reading;
  const row = (name: string, seconds: number, size = bytes) => [
    name,
    (megabytes(size) / seconds).toFixed(1),
    `${(seconds / size / (ours / bytes)).toFixed(2)}×`,
  ];
  return [
    '## Reading recordings',
    `The same ${sequences} files, ${megabytes(bytes).toFixed(0)} MB of \`.skeleton\` text from the synthetic performers, in memory. The first three use one thread; only ours checks every value and cleans. An import unpacks, reads, cleans, packs, hashes and writes; beside its readers one thread lists and keeps.`,
    table(
      ['', 'MB/s', 'time per byte, of ours'],
      [
        row('ours, with cleaning', ours),
        row('JavaScript, lines split into words', lines),
        numpy === null ? ['numpy', 'not installed', ''] : row('numpy, words to an array', numpy),
        ...imports.map(({ workers, seconds, bytes: read }) =>
          row(
            `import of a zip into the library, ${workers} reader${workers === 1 ? '' : 's'}`,
            seconds,
            read,
          ),
        ),
      ],
    ),
    `Memory of the page’s processes during the import: ${megabytes(memory.peak).toFixed(0)} MB above idle at most, ${megabytes(memory.after).toFixed(0)} MB after it.`,
  ];
}

export function fullSizeSection(figures: FullSizeFigures | null): string[] {
  if (figures === null) return [];
  const { sequences, frames, making, writing, reading, listing, kept, zip, text, memory, training } = figures;
  const whole = (number: number) => Math.round(number).toLocaleString('en');
  const size = (bytes: number) => `${whole(megabytes(bytes))} MB`;
  const speed = (seconds: number) => `${(megabytes(text) / seconds).toFixed(1)} MB/s of text`;
  return [
    `## NTU’s design: ${whole(sequences)} recordings, ${whole(frames)} frames`,
    'The product’s own page in Chromium with its profile on the disk: synthetic performers made into the library, saved as a zip, and the zip added as another data set. Memory is that of the page’s processes, workers included, above what they held before: making and importing begin without recordings and end with the set open.',
    table(
      ['', 'time', 'rate', 'size', 'memory, at most'],
      [
        [
          'Making into the library',
          `${whole(making)} s`,
          `${whole(sequences / making)} recordings/s`,
          `${size(kept)} in the library`,
          size(memory.making),
        ],
        ['Saving as a zip', `${whole(writing)} s`, speed(writing), `${size(zip)} zip`, size(memory.writing)],
        [
          'Importing the zip',
          `${whole(reading)} s`,
          speed(reading),
          `${size(text)} text`,
          size(memory.reading),
        ],
        ['Reload, until it is listed', `${listing.toFixed(1)} s`, '', '', ''],
      ],
    ),
    `Training on it from the disk (CPU engine, D-RNN 5×30, batch 60, 150 inputs, up to 100 frames): ${training.overall.toFixed(1)} iterations/s by the clock, ${training.computing.toFixed(1)} of its own compute time; ${share(training.waiting)} of the time it waited for recordings.`,
  ];
}

function share(waiting: number): string {
  return waiting < 0.01 ? 'less than 1 %' : `${(waiting * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): number {
  return bytes / MEGABYTE;
}
