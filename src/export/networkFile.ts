/**
 * One network as one `.safetensors` file: its tensors by name, and in the metadata all that is needed to run it again —
 * kind and options, inputs and how they were prepared, classes, how long it was trained. What is read back was
 * checked to be a network of this program, whole and finite.
 */

import { experimentSchema, type FeatureConfig, type NetworkConfig } from '../experiment/config';
import { z } from '../experiment/schema';
import { NETWORKS, networkDefinition, validateNetwork } from '../networks/registry';
import { actionName } from '../skeleton/actions';
import type { NamedTensor, NetworkSnapshot } from '../training/protocol';
import { decodeSafetensors, encodeSafetensors, SafetensorsError, type SafetensorsFile } from './safetensors';

export interface NetworkFile {
  readonly snapshot: NetworkSnapshot;
  /** How recordings become the network's inputs. */
  readonly features: FeatureConfig;
  /** Of the experiment that trained it. */
  readonly seed: number;
}

/** Sentence: `networks.file.<code>`, with the detail as `{{detail}}`. */
export type NetworkFileCode =
  | 'too-large'
  | 'not-safetensors'
  | 'not-ours'
  | 'not-onnx'
  | 'foreign-onnx'
  | 'not-bundle'
  | 'broken-bundle'
  | 'newer-version'
  | 'broken-metadata'
  | 'unknown-network'
  | 'shapes-differ'
  | 'not-finite'
  /** Of a network that is to be written, not of a file. */
  | 'diverged';

export class NetworkFileError extends Error {
  override readonly name = 'NetworkFileError';
  readonly code: NetworkFileCode;
  /** What stands in the file, a few characters: a name, a kind, a version. */
  readonly detail: string;

  constructor(code: NetworkFileCode, detail: string) {
    super(`${code} ${detail}`.trim());
    this.code = code;
    this.detail = detail.slice(0, 100);
  }
}

/** Of the metadata, in whatever file they are. */
export const FORMAT = 'd-rnn-playground';
export const VERSION = 1;
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
const MAX_INPUTS = 4096;
const MAX_CLASSES = 1000;

/** What every file says of its network. */
export const FACTS = {
  inputs: z.int().min(1).max(MAX_INPUTS),
  features: experimentSchema.shape.features,
  iteration: z.int().min(0),
  seed: experimentSchema.shape.seed,
};
/** The action numbers, each once. */
export const classesSchema = z
  .array(z.int().min(1).max(999))
  .min(1)
  .max(MAX_CLASSES)
  .refine((classes) => new Set(classes).size === classes.length);

/** The metadata's values, each parsed from JSON. */
const metadataSchema = z
  .object({
    ...FACTS,
    network: experimentSchema.shape.networks.element,
    classes: classesSchema,
    classNames: z.array(z.string().max(200)).max(MAX_CLASSES),
  })
  .refine(({ classes, classNames }) => classes.length === classNames.length, { path: ['classNames'] });

type Metadata = z.infer<typeof metadataSchema>;

/**
 * @param extras further metadata for other programs; not read back
 * @returns the bytes of a `.safetensors` file
 * @throws NetworkFileError `diverged` where a weight is not finite: nobody could read the file back
 */
export function encodeNetworkFile(
  { snapshot, features, seed }: NetworkFile,
  extras: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const { network, inputs, classes, iteration, tensors } = snapshot;
  checkFinite(tensors);
  const metadata: Metadata = {
    network,
    inputs,
    classes: [...classes],
    classNames: classes.map((number) => actionName(number, 'en')),
    features,
    iteration,
    seed,
  };
  const texts = Object.entries(metadata).map(([key, value]) => [key, JSON.stringify(value)]);
  return encodeSafetensors(tensors, {
    ...extras,
    format: FORMAT,
    version: String(VERSION),
    ...Object.fromEntries(texts),
  });
}

/** @throws NetworkFileError `diverged` where a weight is not finite */
export function checkFinite(tensors: readonly NamedTensor[]): void {
  const diverged = tensors.find(({ values }) => !values.every(Number.isFinite));
  if (diverged !== undefined) throw new NetworkFileError('diverged', diverged.name);
}

/** @throws NetworkFileError, and nothing else, where the bytes are not a whole network of this program */
export function decodeNetworkFile(bytes: Uint8Array): NetworkFile {
  if (bytes.length > MAX_FILE_BYTES) throw new NetworkFileError('too-large', megabytes(bytes.length));
  const file = decode(bytes);
  if (file.metadata.get('format') !== FORMAT) throw new NetworkFileError('not-ours', '');
  checkVersion(file.metadata.get('version') ?? '');
  const { network: given, inputs, classes, features, iteration, seed } = readMetadata(file);
  const network = readNetwork(given);
  const tensors = checkTensors(file, network, inputs, classes.length);
  return { snapshot: { network, inputs, classes, iteration, tensors }, features, seed };
}

/** For a sentence, rounded up. */
export function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / (1024 * 1024)));
}

function decode(bytes: Uint8Array): SafetensorsFile {
  try {
    return decodeSafetensors(bytes);
  } catch (error) {
    if (error instanceof SafetensorsError) throw new NetworkFileError('not-safetensors', error.message);
    throw error;
  }
}

/** @throws NetworkFileError where it is none, or a later one */
export function checkVersion(version: string): void {
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new NetworkFileError('broken-metadata', 'version');
  if (Number(version) > VERSION) throw new NetworkFileError('newer-version', version);
}

function readMetadata({ metadata }: SafetensorsFile): Metadata {
  const values = Object.fromEntries(
    Object.keys(metadataSchema.shape).map((key) => [key, parseJson(metadata.get(key) ?? 'null')]),
  );
  const parsed = metadataSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new NetworkFileError('broken-metadata', parsed.error.issues[0]?.path.join('.') ?? '');
}

/** null where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // which no schema of the metadata takes
  }
}

/** A network that is known here, its options filled in. @throws NetworkFileError */
export function readNetwork(given: NetworkConfig): NetworkConfig {
  if (!NETWORKS.some(({ kind }) => kind === given.kind)) {
    throw new NetworkFileError('unknown-network', given.kind);
  }
  const validation = validateNetwork(given);
  if (validation.valid) return validation.network;
  throw new NetworkFileError('broken-metadata', validation.problems[0]?.option ?? '');
}

/** The tensors in the order of the network's own parameters: the same names and shapes, all finite. */
function checkTensors(
  { tensors }: SafetensorsFile,
  { kind, options }: NetworkConfig,
  inputs: number,
  classes: number,
): readonly NamedTensor[] {
  const specs = networkDefinition(kind).parameterShapes(options, inputs, classes);
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const stranger = tensors.find(({ name }) => !specs.some((spec) => spec.name === name));
  if (stranger !== undefined) throw new NetworkFileError('shapes-differ', stranger.name);
  return specs.map(({ name, shape }) => {
    const tensor = byName.get(name);
    if (tensor?.shape.join() !== shape.join()) throw new NetworkFileError('shapes-differ', name);
    if (!tensor.values.every(Number.isFinite)) throw new NetworkFileError('not-finite', name);
    return tensor;
  });
}
