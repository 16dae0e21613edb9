/**
 * A run as one zip archive: the experiment, the courses of training, the weights of every network, a report, and what the list
 * of runs holds of it; and back: the experiment with all weights, and the run for the list. What is read back was checked to
 * be whole, its weights to be those of its networks, and its run to be one of its experiment.
 */

import { type Zippable, zipSync } from 'fflate';

import type { ExperimentConfig, NetworkConfig } from '../experiment/config';
import { readExperiment } from '../experiment/reading';
import { encodeExperiment } from '../experiment/url';
import { isRunOf, type RunRecord, readRunRecord } from '../training/runRecord';
import { exported, fileExtras } from './description';
import {
  decodeNetworkFile,
  encodeNetworkFile,
  MAX_FILE_BYTES,
  megabytes,
  type NetworkFile,
  NetworkFileError,
  parseJson,
  readNetwork,
} from './networkFile';
import { openZip, type ZipDirectory, ZipError } from './zipDirectory';

/** A network of the run, as a file will hold it. */
interface BundledNetwork {
  /** What the page calls it. */
  readonly name: string;
  readonly file: NetworkFile;
}

export interface RunToBundle {
  readonly config: ExperimentConfig;
  readonly networks: readonly BundledNetwork[];
  /** As in the list of runs; null where it is not in there. */
  readonly record: RunRecord | null;
  /** Of the courses of training. */
  readonly historyCsv: string;
  readonly report: { readonly name: 'report.html' | 'report.md'; readonly text: string };
}

export interface RunBundle {
  readonly config: ExperimentConfig;
  /** In the order of the experiment, each under its id there; networks without weights are left out. */
  readonly networks: readonly NetworkFile[];
  /** As in the list of runs; null in archives without one. */
  readonly record: RunRecord | null;
}

const CONFIG = 'config.json';
const RECORD = 'run.json';
const WEIGHTS = /^networks\/[^/]+\.safetensors$/;
const MAX_CONFIG_BYTES = 1024 * 1024;
const MAX_RECORD_BYTES = 8 * 1024 * 1024;
/** The format holds a date per entry; the present would make every archive different. */
const DATE = new Date(2018, 0, 1);

/** What is not a file name on some system becomes a hyphen. */
export function fileNameOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '') || 'network'
  );
}

/** @returns the bytes of a zip archive, the same for the same run */
export function encodeBundle(run: RunToBundle): Uint8Array<ArrayBuffer> {
  const { config, networks, record, historyCsv, report } = run;
  const text = (content: string) => new TextEncoder().encode(content);
  const weights = networks.flatMap(({ name, file }, i) => {
    const path = `networks/${i + 1}-${fileNameOf(name)}.safetensors`;
    try {
      const bytes = encodeNetworkFile(file, fileExtras(exported(file)));
      return [{ name, path, bytes, iteration: file.snapshot.iteration }];
    } catch (error) {
      if (error instanceof NetworkFileError && error.code === 'diverged') return []; // nobody could read it back
      throw error;
    }
  });
  const without = networks.map(({ name }) => name).filter((name) => !weights.some((w) => w.name === name));
  const readme = readmeText(run, weights, without);
  const files: Zippable = {
    'README.txt': text(readme),
    [CONFIG]: text(`${JSON.stringify(config, null, 2)}\n`),
    ...(record === null ? {} : { [RECORD]: text(`${JSON.stringify(record)}\n`) }),
    'history.csv': text(historyCsv),
    [report.name]: text(report.text),
  };
  for (const { path, bytes } of weights) files[path] = [bytes, { level: 0 }];
  return zipSync(files, { mtime: DATE });
}

function readmeText(
  { config, record, report }: RunToBundle,
  weights: readonly { readonly name: string; readonly path: string; readonly iteration: number }[],
  without: readonly string[],
): string {
  return [
    'A run of the D-RNN Playground.',
    '',
    'Import on the page takes this archive back: the experiment, the weights of all its networks, and the run itself.',
    '',
    `${CONFIG}: the whole experiment. The same as a link, to be put after the address of the page:`,
    `#${encodeExperiment(config)}`,
    '',
    'history.csv: loss and accuracy of each network by iteration and by its own compute time in seconds.',
    `${report.name}: what each network reached.`,
    ...(record === null ? [] : [`${RECORD}: the run as the page's list of runs holds it.`]),
    ...weights.map(({ name, path, iteration }) => `${path}: ${name} after ${iteration} iterations.`),
    ...without.map((name) => `${name} has no file: its training diverged, and its weights are not finite.`),
    '',
    'Each .safetensors file holds in its metadata how its inputs are prepared, the names of its classes, and a test',
    'vector. Any reader of the format opens it; on the page, Import does too, one network at a time.',
    '',
  ].join('\n');
}

/** @throws NetworkFileError, and nothing else, where the bytes are not a whole run of this program */
export function decodeBundle(bytes: Uint8Array): RunBundle {
  if (bytes.length > MAX_FILE_BYTES) throw new NetworkFileError('too-large', megabytes(bytes.length));
  try {
    const zip = openZip(bytes);
    const folder = folderOf(zip);
    const config = readConfig(zip.read(folder + CONFIG, MAX_CONFIG_BYTES));
    const paths = zip.names.filter(
      (name) => name.startsWith(folder) && WEIGHTS.test(name.slice(folder.length)),
    );
    if (paths.length > config.networks.length) throw new NetworkFileError('broken-bundle', CONFIG);
    const files = paths.map((path) => decodeNetworkFile(zip.read(path, MAX_FILE_BYTES)));
    return { config, networks: inOrder(config, files), record: readRecord(zip, folder + RECORD, config) };
  } catch (error) {
    if (error instanceof ZipError) throw new NetworkFileError('broken-bundle', error.message);
    throw error;
  }
}

/** Archives that were unpacked and packed again often have all in one folder. */
function folderOf({ names }: ZipDirectory): string {
  const config = names.find((name) => name === CONFIG) ?? names.find((name) => name.endsWith(`/${CONFIG}`));
  if (config === undefined) throw new NetworkFileError('not-bundle', '');
  return config.slice(0, -CONFIG.length);
}

function readConfig(bytes: Uint8Array): ExperimentConfig {
  const read = readExperiment(parseJson(new TextDecoder().decode(bytes)));
  if (read.kind === 'found') return read.config;
  if (read.kind === 'newer') throw new NetworkFileError('newer-version', String(read.version));
  throw new NetworkFileError('broken-bundle', CONFIG);
}

/** @throws NetworkFileError where the run is not of this experiment, or names a network twice */
function readRecord(zip: ZipDirectory, path: string, config: ExperimentConfig): RunRecord | null {
  if (!zip.names.includes(path)) return null;
  const record = readRunRecord(parseJson(new TextDecoder().decode(zip.read(path, MAX_RECORD_BYTES))));
  if (record === null || !isRunOf(record, config)) throw new NetworkFileError('broken-bundle', RECORD);
  const ids = record.networks.map(({ networkId }) => networkId);
  const known = ids.every((id, i) => ids.indexOf(id) === i && config.networks.some((one) => one.id === id));
  if (!known) throw new NetworkFileError('broken-bundle', RECORD);
  return record;
}

/** Each file's network is one of the experiment, as it stands there; no two are the same. */
function inOrder({ networks }: ExperimentConfig, files: readonly NetworkFile[]): NetworkFile[] {
  const byId = new Map(files.map((file) => [file.snapshot.network.id, file]));
  const [stranger] = files.filter(({ snapshot: { network } }) => {
    const own = networks.find(({ id }) => id === network.id);
    return own === undefined || !isSame(readNetwork(own), network);
  });
  if (stranger !== undefined) throw new NetworkFileError('broken-bundle', stranger.snapshot.network.id);
  if (byId.size < files.length) throw new NetworkFileError('broken-bundle', CONFIG);
  return networks.flatMap(({ id }) => byId.get(id) ?? []);
}

function isSame(one: NetworkConfig, other: NetworkConfig): boolean {
  return JSON.stringify([one.kind, one.options]) === JSON.stringify([other.kind, other.options]);
}
