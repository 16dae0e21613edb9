/**
 * The joints of the BVH files that were imported last: shows what was taken for what, and reads the files again as a person corrects it.
 * Files within zips are read by their names' guess alone.
 */

import type { JointMapping } from '../recordings/bvh/mapping';
import type { BvhJoints } from '../recordings/bvh/parseBvh';
import type { FileSource } from '../recordings/fileSource';
import { recordingFormatOf } from '../recordings/formats';
import type { AppStore } from './store';

/** What the mapping table shows. */
export interface ShownBvh extends BvhJoints {
  /** Path of the file whose joints they are. */
  readonly file: string;
}

/** A hierarchy takes some 10 kB. */
const HIERARCHY_BYTES = 2 ** 20;

export class BvhControl {
  readonly #store: AppStore;
  readonly #readAgain: (sources: readonly FileSource[]) => void;
  #sources: readonly FileSource[] = [];

  constructor(store: AppStore, readAgain: (sources: readonly FileSource[]) => void) {
    this.#store = store;
    this.#readAgain = readAgain;
  }

  /** Keeps the BVH files of an import at hand. */
  imported(sources: readonly FileSource[]): void {
    this.#sources = sources.filter(({ path }) => recordingFormatOf(path) === 'bvh');
    this.#store.state.setState({ bvhFiles: this.#sources.length, bvh: null });
  }

  /** Shows the joints of the first file that lacks some, else of the first. */
  async show(): Promise<void> {
    const { report } = this.#store.state.getState();
    const lacking = report?.problems.find(({ code }) => code === 'bvh-joints-missing')?.file;
    const source = this.#sources.find(({ path }) => path === lacking) ?? this.#sources[0];
    if (source === undefined) return;
    try {
      const { inspectBvh } = await import('../recordings/bvh/parseBvh');
      const bytes = new Uint8Array(await source.file.slice(0, HIERARCHY_BYTES).arrayBuffer());
      this.#store.state.setState({ bvh: { file: source.path, ...inspectBvh(bytes) } });
    } catch {
      // The import report says what is wrong with the file; a file that is gone says so when it is read again.
      this.#store.notify('error', 'recordings.problem.unreadable', {}, source.path);
    }
  }

  hide(): void {
    this.#store.state.setState({ bvh: null });
  }

  readAgain(bvhMapping: JointMapping): void {
    this.#readAgain(this.#sources.map((source) => ({ ...source, reading: { bvhMapping } })));
  }
}
