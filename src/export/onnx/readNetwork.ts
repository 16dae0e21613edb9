/**
 * A network out of an ONNX file that this program wrote, of whole sequences or of one frame: the weights from the tensors,
 * all else from the metadata. What is read back was checked to be a network of this program, whole and finite.
 */

import { z } from '../../experiment/schema';
import type { ParameterSpec } from '../../networks/definition';
import { networkDefinition } from '../../networks/registry';
import type { NamedTensor } from '../../training/protocol';
import {
  checkVersion,
  classesSchema,
  FACTS,
  FORMAT,
  MAX_FILE_BYTES,
  megabytes,
  type NetworkFile,
  NetworkFileError,
  parseJson,
  readNetwork,
} from '../networkFile';
import { directionName, directionShape, GATE_ORDER, ONE_BLOCK, undirected } from './direction';
import { PRODUCER } from './model';
import { OnnxError, readOnnx, type StoredOnnx } from './readModel';

const MAX_METADATA_BYTES = 1024 * 1024;
const VALUE_BYTES = Float32Array.BYTES_PER_ELEMENT;

const trainingSchema = z.object({
  ...FACTS,
  kind: z.string().min(1).max(32),
  options: z.record(z.string(), z.unknown()),
});
const namedClassesSchema = z
  .array(z.object({ number: z.int() }))
  .transform((classes) => classes.map(({ number }) => number))
  .pipe(classesSchema);

/** @throws NetworkFileError, and nothing else, where the bytes are not a whole network of this program */
export function decodeOnnxNetwork(bytes: Uint8Array): NetworkFile {
  if (bytes.length > MAX_FILE_BYTES) throw new NetworkFileError('too-large', megabytes(bytes.length));
  const model = read(bytes);
  const format = metadataText(model, 'format');
  if (model.producer !== PRODUCER || (format !== null && format !== FORMAT)) {
    throw new NetworkFileError('foreign-onnx', model.producer);
  }
  if (format !== null) checkVersion(metadataText(model, 'version') ?? ''); // the first files did not say
  const training = metadataValue(model, 'training', trainingSchema);
  const classes = metadataValue(model, 'classes', namedClassesSchema);
  const { kind, options, inputs, features, iteration, seed } = training;
  const network = readNetwork({ id: kind, kind, options });
  const specs = networkDefinition(kind).parameterShapes(network.options, inputs, classes.length);
  const blocks = kind === 'lstm' ? GATE_ORDER : ONE_BLOCK;
  const tensors = specs.map((spec) => readTensor(model, spec, blocks));
  return { snapshot: { network, inputs, classes, iteration, tensors }, features, seed };
}

function read(bytes: Uint8Array): StoredOnnx {
  try {
    return readOnnx(bytes);
  } catch (error) {
    if (error instanceof OnnxError) throw new NetworkFileError('not-onnx', error.message);
    throw error;
  }
}

function metadataText({ metadata }: StoredOnnx, key: string): string | null {
  const bytes = metadata.get(key);
  if (bytes === undefined) return null;
  if (bytes.length > MAX_METADATA_BYTES) throw new NetworkFileError('broken-metadata', key);
  return new TextDecoder().decode(bytes);
}

function metadataValue<Value>(model: StoredOnnx, key: string, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(parseJson(metadataText(model, key) ?? 'null'));
  if (parsed.success) return parsed.data;
  throw new NetworkFileError('broken-metadata', parsed.error.issues[0]?.path.join('.') || key);
}

/** As it is called here; or, where ONNX's own recurrence reads it, as that wants it. */
function readTensor(
  { tensors }: StoredOnnx,
  { name, shape }: ParameterSpec,
  blocks: readonly number[],
): NamedTensor {
  const own = tensors.get(name);
  const turned = own === undefined ? tensors.get(directionName(name)) : undefined;
  const stored = own ?? turned;
  const storedShape = turned === undefined ? shape : directionShape(shape);
  const size = storedShape.reduce((product, length) => product * length, VALUE_BYTES);
  if (stored?.shape.join() !== storedShape.join() || stored.floats?.length !== size) {
    throw new NetworkFileError('shapes-differ', name);
  }
  const copy = new Uint8Array(size); // aligned, whatever the place in the file
  copy.set(stored.floats);
  const floats = new Float32Array(copy.buffer);
  const values = turned === undefined ? floats : undirected(floats, shape, blocks);
  if (!values.every(Number.isFinite)) throw new NetworkFileError('not-finite', name);
  return { name, shape, values };
}
