/**
 * The page's end of the data worker: every command a promise, cancelled through an `AbortSignal`. An aborted
 * import resolves with what was read until then; everything else rejects with an `AbortError`. A worker that
 * crashes rejects whatever is and will be asked of it: make a new client.
 */

import type { SplitName, SyntheticConfig } from '../experiment/config';
import type { FileSource } from '../recordings/fileSource';
import type { SkeletonSequence } from '../skeleton/sequence';
import { crashed, DataRequests, type DataWorker, type RequestOptions } from './dataRequests';
import type { DatasetSummary, LibrarySummary, SetReport } from './protocol';
import type { QualityReport } from './qualityReport';

type Source = DatasetSummary['source'];

export class DataClient {
  readonly #worker: DataWorker;
  readonly #requests: DataRequests;

  constructor(worker: DataWorker) {
    this.#worker = worker;
    this.#requests = new DataRequests(worker);
  }

  /** Makes the built-in data set; a generation still running is cancelled. */
  async generate(
    seed: number,
    config: SyntheticConfig,
    options: RequestOptions = {},
  ): Promise<DatasetSummary> {
    return (await this.#requests.ask('dataset', { type: 'generate', seed, config }, options)).dataset;
  }

  /**
   * Adds what can be read to the data set of the library that has this name, or to a new one, and opens it. Once aborted,
   * resolves with what was read so far.
   */
  async import(
    sources: readonly FileSource[],
    setName: string,
    options: RequestOptions = {},
  ): Promise<{ dataset: DatasetSummary; report: SetReport }> {
    const { dataset, report } = await this.#requests.ask(
      'dataset',
      { type: 'import', sources, setName },
      options,
    );
    if (report === null) throw crashed('import without report');
    return { dataset, report };
  }

  /**
   * Makes the synthetic set into the data set of the library that has this name, or a new one, and opens it. What is there is not
   * made again. Once aborted, rejects when what was made so far is kept.
   */
  async generateSet(
    seed: number,
    config: SyntheticConfig,
    setName: string,
    options: RequestOptions = {},
  ): Promise<DatasetSummary> {
    return (await this.#requests.ask('dataset', { type: 'generate-set', seed, config, setName }, options))
      .dataset;
  }

  async library(): Promise<LibrarySummary> {
    return (await this.#requests.ask('library', { type: 'library' })).library;
  }

  /** @throws DataError `set-gone` */
  async openSet(setId: string): Promise<DatasetSummary> {
    return (await this.#requests.ask('dataset', { type: 'open-set', setId })).dataset;
  }

  /** @throws DataError `set-gone` */
  async renameSet(setId: string, name: string): Promise<LibrarySummary> {
    return (await this.#requests.ask('library', { type: 'rename-set', setId, name })).library;
  }

  /** The open one is closed before. */
  async removeSet(setId: string): Promise<LibrarySummary> {
    return (await this.#requests.ask('library', { type: 'remove-set', setId })).library;
  }

  /** @throws DataError where `source` has no sequence of this id */
  async sequence(source: Source, id: string): Promise<SkeletonSequence> {
    return (await this.#requests.ask('sequence', { type: 'sequence', source, id })).sequence;
  }

  /** What there is to know of the recordings of `source`, and of how the split divides them. */
  async quality(
    source: Source,
    split: SplitName,
    seed: number,
    options: RequestOptions = {},
  ): Promise<QualityReport> {
    return (await this.#requests.ask('quality', { type: 'quality', source, split, seed }, options)).quality;
  }

  /**
   * A zip of `.skeleton` files.
   *
   * @param file to write it into, in which case it resolves with null
   */
  async writeArchive(
    source: Source,
    file: FileSystemFileHandle | null,
    options: RequestOptions = {},
  ): Promise<Blob | null> {
    return (await this.#requests.ask('archive', { type: 'write-archive', source, file }, options)).archive;
  }

  /** Gives the worker its end of the channel to a training worker; the port is transferred. */
  connect(port: MessagePort): void {
    this.#worker.postMessage({ type: 'connect', port }, [port]);
  }

  /** Ends the worker; what is pending rejects with an `AbortError`. */
  dispose(): void {
    this.#requests.dispose();
  }
}
