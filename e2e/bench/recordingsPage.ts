/** Reading `.skeleton` text, measured in the benchmark's worker: our parser and a plain one on one thread, and the product's import. */

import { startLibrary } from '../../src/dataset/library/startLibrary';
import { SharedReader, spawnReader, suitableReaders } from '../../src/dataset/sharedReading';
import type { SyntheticConfig } from '../../src/experiment/config';
import { cleanRecording } from '../../src/recordings/clean';
import { importRecordings } from '../../src/recordings/importRecordings';
import { parseSkeleton } from '../../src/recordings/parseSkeleton';
import { generateSequences } from '../../src/recordings/synthetic/generate';
import { writeArchive } from '../../src/recordings/writeArchive';
import { writeSkeleton } from '../../src/recordings/writeSkeleton';

export interface ReadingFigures {
  readonly seconds: number;
  /** Sum of all coordinates, by which contenders are held to have read the same. */
  readonly sum: number;
}

export interface ImportFigures {
  readonly seconds: number;
  readonly bytes: number;
  readonly sequences: number;
  readonly workers: number;
}

const signal = new AbortController().signal;
let texts: Uint8Array<ArrayBuffer>[] = [];
let archive: File | null = null;

/** Makes what will be read. @returns bytes of text */
export async function makeRecordings(config: SyntheticConfig, seed: number): Promise<number> {
  const sequences = await generateSequences(config, seed);
  texts = sequences.map(writeSkeleton);
  const zip = await writeArchive(sequences, sequences.length, { signal, onProgress: () => undefined });
  archive = new File([zip], 'recordings.zip');
  return texts.reduce((sum, { length }) => sum + length, 0);
}

/** The product's parser with its cleaning, on this thread. */
export async function readOurs(): Promise<ReadingFigures> {
  let sum = 0;
  const begin = performance.now();
  for (const text of texts) {
    const { sequence } = cleanRecording(parseSkeleton(text), { id: '', name: null });
    for (const value of sequence.positions) sum += value;
  }
  return { seconds: (performance.now() - begin) / 1000, sum };
}

/** What one would write first: the text as a string, split into lines and these into words. No cleaning. */
export async function readLines(): Promise<ReadingFigures> {
  let sum = 0;
  const begin = performance.now();
  const decoder = new TextDecoder();
  for (const text of texts) {
    for (const value of plainPositions(decoder.decode(text))) sum += value;
  }
  return { seconds: (performance.now() - begin) / 1000, sum };
}

function plainPositions(text: string): Float32Array {
  const lines = text.split('\n');
  const positions: number[] = [];
  let at = 0;
  const frames = Number(lines[at++]);
  for (let frame = 0; frame < frames; frame++) {
    const bodies = Number(lines[at++]);
    for (let body = 0; body < bodies; body++) {
      at += 1; // the body's own line
      const joints = Number(lines[at++]);
      for (let joint = 0; joint < joints; joint++) {
        const words = (lines[at++] ?? '').split(' ');
        positions.push(Number(words[0]), Number(words[1]), Number(words[2]));
      }
    }
  }
  return Float32Array.from(positions);
}

/** How many readers the product takes here, and twice as many where there are cores for them. */
export async function readerCounts(): Promise<readonly number[]> {
  const cores = navigator.hardwareConcurrency;
  const taken = suitableReaders(cores);
  return [...new Set([1, taken, Math.min(2 * taken, cores)])].sort((a, b) => a - b);
}

/** The zip through the product's import into its library, by so many readers. */
export async function importZip(workers: number): Promise<ImportFigures> {
  if (archive === null) throw new Error('no recordings were made');
  const library = await startLibrary();
  const { id } = await library.create('benchmark');
  const reader = new SharedReader(spawnReader, workers, () => performance.now());
  const source = { path: archive.name, file: archive };
  const begin = performance.now();
  try {
    const figures = { sequences: 0, bytes: 0 };
    await library.write(
      id,
      async (writer) => {
        const keep = async (recording: Parameters<typeof writer.add>[0]) =>
          void (await writer.add(recording));
        const { report, ...refused } = await importRecordings([source], {
          signal,
          onProgress: () => undefined,
          reader,
          keep,
        });
        Object.assign(figures, { sequences: report.sequences, bytes: report.bytes });
        return refused;
      },
      signal,
    );
    return { ...figures, seconds: (performance.now() - begin) / 1000, workers };
  } finally {
    reader.stop();
    await library.remove(id);
  }
}
