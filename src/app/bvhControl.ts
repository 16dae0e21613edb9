/**
 * The joints of the BVH files that were imported last, those in zips too: shows what was taken for what, and reads the files again as
 * a person corrects it.
 */

import type { JointMapping } from '../recordings/bvh/mapping';
import type { BvhJoints } from '../recordings/bvh/parseBvh';
import type { FileSource } from '../recordings/fileSource';
import { recordingFormatOf } from '../recordings/formats';
import type { RecordingFile } from '../recordings/recordingFile';
import type { AppStore } from './store';

/** What the mapping table shows. */
export interface ShownBvh extends BvhJoints {
  /** Path of the file whose joints they are. */
  readonly file: string;
}

export class BvhControl {
  readonly #store: AppStore;
  readonly #readAgain: (sources: readonly FileSource[]) => void;
  #sources: readonly FileSource[] = [];

  constructor(store: AppStore, readAgain: (sources: readonly FileSource[]) => void) {
    this.#store = store;
    this.#readAgain = readAgain;
  }

  /** Keeps at hand what may hold BVH files: the files themselves, and zips. */
  imported(sources: readonly FileSource[]): void {
    this.#sources = sources.filter(
      ({ path }) => recordingFormatOf(path) === 'bvh' || path.toLowerCase().endsWith('.zip'),
    );
    this.#store.state.setState({ bvh: null });
  }

  /** Shows the joints of the first file that lacks some, else of the first. */
  async show(): Promise<void> {
    const { report } = this.#store.state.getState();
    const lacking = report?.problems.find(({ code }) => code === 'bvh-joints-missing')?.file ?? null;
    const signal = new AbortController().signal;
    let path = lacking ?? '';
    try {
      const file = await firstBvh(this.#sources, lacking, signal);
      if (file === null) return;
      path = file.path;
      const [{ inspectBvh }, { readRecordingFile }] = await Promise.all([
        import('../recordings/bvh/parseBvh'),
        import('../recordings/recordingFile'),
      ]);
      const bytes = await readRecordingFile(file, signal, async () => undefined);
      this.#store.state.setState({ bvh: { file: path, ...inspectBvh(bytes) } });
    } catch {
      // The import report says what is wrong with the file; a file that is gone says so when it is read again.
      this.#store.notify('error', 'recordings.problem.unreadable', {}, path);
    }
  }

  hide(): void {
    this.#store.state.setState({ bvh: null });
  }

  readAgain(bvhMapping: JointMapping): void {
    this.#readAgain(this.#sources.map((source) => ({ ...source, reading: { bvhMapping } })));
  }
}

/** The one of this path, else the first. */
async function firstBvh(
  sources: readonly FileSource[],
  wanted: string | null,
  signal: AbortSignal,
): Promise<RecordingFile | null> {
  const { listRecordings } = await import('../recordings/archive');
  let first: RecordingFile | null = null;
  for await (const listed of listRecordings(sources, signal)) {
    if (listed.type !== 'recording' || recordingFormatOf(listed.recording.path) !== 'bvh') continue;
    first ??= listed.recording;
    if (wanted === null || listed.recording.path === wanted) return listed.recording;
  }
  return first;
}
