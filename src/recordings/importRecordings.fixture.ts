/** Files and zips to import, and what importing makes of them. */

import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import type { SkeletonSequence } from '../skeleton/sequence';
import type { FileSource } from './fileSource';
import { importRecordings } from './importRecordings';
import type { ProgressListener, RecordingsProgress } from './progress';
import { frames, skeletonLines, standing } from './skeletonText.fixture';
import { threadReader } from './threadReader';

export const GOOD = `${skeletonLines(frames(3, (frame) => [standing('1', frame)])).join('\n')}\n`;
export const TRUNCATED = GOOD.slice(0, GOOD.length / 2);

export function source(path: string, content: BlobPart): FileSource {
  return { path, file: new File([content], path.split('/').at(-1) ?? path) };
}

export async function zipOf(
  entries: Readonly<Record<string, string>>,
  options: { password?: string; level?: number } = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, text] of Object.entries(entries)) {
    await writer.add(name, name.endsWith('/') ? undefined : new TextReader(text), {
      directory: name.endsWith('/'),
    });
  }
  return writer.close();
}

interface Options {
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressListener;
  readonly now?: () => number;
  readonly parallel?: number;
  readonly room?: number;
}

export async function importWith(sources: readonly FileSource[], options: Options = {}) {
  const { room = Number.POSITIVE_INFINITY, parallel = 1, now = () => performance.now() } = options;
  const sequences: SkeletonSequence[] = [];
  const { report, refused, refusedCount } = await importRecordings(sources, {
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => undefined),
    now,
    reader: { ...threadReader(now), parallel },
    keep: async (sequence) => {
      if (sequences.length >= room) throw new DOMException('full', 'QuotaExceededError');
      sequences.push(sequence);
    },
  });
  return { sequences, report, refused, refusedCount };
}

export async function importAll(sources: readonly FileSource[], signal?: AbortSignal) {
  const progress: RecordingsProgress[] = [];
  const onProgress = (step: RecordingsProgress) => progress.push(step);
  const result = await importWith(sources, signal === undefined ? { onProgress } : { onProgress, signal });
  return { ...result, progress, ids: result.sequences.map(({ id }) => id) };
}

/** `code file` of each problem. */
export function problems(result: Awaited<ReturnType<typeof importAll>>): string[] {
  return result.report.problems.map(({ code, file }) => `${code} ${file}`).sort();
}
