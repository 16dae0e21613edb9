import { describe, expect, it } from 'vitest';
import { GOOD, importAll, source } from './importRecordings.fixture';
import type { RecordingsProgress } from './progress';
import { writeArchive } from './writeArchive';

describe('writeArchive', () => {
  const ignore = () => {};
  const signal = new AbortController().signal;

  it('writes what importing reads back, the same bytes each time', async () => {
    const { sequences } = await importAll([
      source('S001C001P001R001A001.skeleton', GOOD),
      source('S001C001P002R001A002.skeleton', GOOD),
    ]);
    const steps: RecordingsProgress[] = [];
    const blob = await writeArchive(sequences, 2, { signal, onProgress: (step) => steps.push(step) });
    expect(steps.map(({ done, total }) => `${done}/${total}`)).toEqual(['1/2', '2/2']);
    const again = await writeArchive(sequences, 2, { signal, onProgress: ignore });
    expect(await again.arrayBuffer()).toEqual(await blob.arrayBuffer());
    const read = await importAll([source('set.zip', blob)]);
    expect(read.sequences).toEqual(sequences);
    expect(read.report.problems).toEqual([]);
  });

  it('keeps synthetic recordings labelled synthetic', async () => {
    const { sequences } = await importAll([source('S001C001P001R001A001.skeleton', GOOD)]);
    const synthetic = sequences.map((sequence) => ({ ...sequence, synthetic: true }));
    const blob = await writeArchive(synthetic, 1, { signal, onProgress: ignore });
    expect((await importAll([source('set.zip', blob)])).sequences).toEqual(synthetic);
  });

  it('stops when aborted', async () => {
    const { sequences } = await importAll([source('S001C001P001R001A001.skeleton', GOOD)]);
    const aborted = writeArchive(sequences, 1, { signal: AbortSignal.abort(), onProgress: ignore });
    await expect(aborted).rejects.toThrow('aborted');
  });
});
