/**
 * The joints of the BVH files that were imported last, those in zips too: shows what was taken for what, and reads the files again as
 * a person corrects it. Corrections are kept, and files of a skeleton that was corrected once are read so from then on.
 */

import type { BvhCorrection } from '../recordings/bvh/corrections';
import type { JointMapping } from '../recordings/bvh/mapping';
import type { BvhJoints } from '../recordings/bvh/parseBvh';
import type { FileSource } from '../recordings/fileSource';
import { recordingFormatOf } from '../recordings/formats';
import type { RecordingFile } from '../recordings/recordingFile';
import type { BvhCorrections } from './bvhCorrections';
import type { AppStore } from './store';

/** What the mapping table shows. */
export interface ShownBvh extends BvhJoints {
  /** Path of the file whose joints they are. */
  readonly file: string;
  /** How it is read instead of by its joints' names; null where it is read by them. */
  readonly corrected: JointMapping | null;
}

export class BvhControl {
  readonly #store: AppStore;
  readonly #corrections: BvhCorrections;
  readonly #readAgain: (sources: readonly FileSource[]) => void;
  #sources: readonly FileSource[] = [];

  constructor(
    store: AppStore,
    corrections: BvhCorrections,
    readAgain: (sources: readonly FileSource[]) => void,
  ) {
    this.#store = store;
    this.#corrections = corrections;
    this.#readAgain = readAgain;
  }

  /** Keeps at hand what may hold BVH files, the files themselves and zips. Returns all, to be read as was corrected before. */
  imported(sources: readonly FileSource[]): readonly FileSource[] {
    this.#sources = sources.filter(mayHoldBvh);
    this.#store.state.setState({ bvh: null });
    const { list } = this.#corrections;
    if (list.length === 0) return sources;
    return sources.map((source) => (mayHoldBvh(source) ? corrected(source, list) : source));
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
      const inspected = inspectBvh(bytes);
      const corrected = this.#corrections.for(inspected);
      this.#store.state.setState({ bvh: { file: path, ...inspected, corrected } });
    } catch {
      // The import report says what is wrong with the file; a file that is gone says so when it is read again.
      this.#store.notify('error', 'recordings.problem.unreadable', {}, path);
    }
  }

  hide(): void {
    this.#store.state.setState({ bvh: null });
  }

  /** With the mapping of the shown joints as it now is, which is kept. */
  readAgain(mapping: JointMapping): void {
    const { bvh } = this.#store.state.getState();
    if (bvh === null) return;
    this.#corrections.keep(bvh.joints, mapping, bvh.mapping);
    this.#store.state.setState({ bvh: { ...bvh, corrected: this.#corrections.for(bvh) } });
    this.#readAgain(this.#sources.map((source) => corrected(source, this.#corrections.list)));
  }
}

function mayHoldBvh({ path }: FileSource): boolean {
  return recordingFormatOf(path) === 'bvh' || path.toLowerCase().endsWith('.zip');
}

function corrected(source: FileSource, bvhCorrections: readonly BvhCorrection[]): FileSource {
  return { ...source, reading: { bvhCorrections } };
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
