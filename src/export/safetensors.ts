/**
 * The safetensors format: 8 bytes of header length, a JSON header with names, shapes and places, then the raw numbers.
 * Pure functions between bytes and named float32 tensors; whatever is decoded was checked first, so a hostile file
 * costs at most its own size. Little-endian throughout, as typed arrays are wherever browsers run.
 */

export interface StoredTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Float32Array<ArrayBuffer>;
}

export interface SafetensorsFile {
  readonly metadata: ReadonlyMap<string, string>;
  /** In the order of their places in the file. */
  readonly tensors: readonly StoredTensor[];
}

export type SafetensorsCode =
  /** Shorter than the header length it states, or than 8 bytes. */
  | 'truncated'
  | 'header-too-large'
  /** Not JSON in UTF-8, not an object. */
  | 'header-broken'
  | 'metadata-broken'
  | 'too-many-tensors'
  /** A name, shape or place of a tensor is not what the format allows. */
  | 'tensor-broken'
  /** Another type than F32. */
  | 'type-unsupported'
  /** Places overlap, leave holes, or end before or after the file does. */
  | 'places-broken';

export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';
  readonly code: SafetensorsCode;
  /** Name of the tensor or a number; empty where the code says it all. */
  readonly detail: string;

  constructor(code: SafetensorsCode, detail = '') {
    super(`${code} ${detail}`.trim());
    this.code = code;
    this.detail = detail;
  }
}

const LENGTH_BYTES = 8;
const ALIGNMENT = 8;
const VALUE_BYTES = Float32Array.BYTES_PER_ELEMENT;
const MAX_HEADER_BYTES = 16 * 1024 * 1024;
const MAX_TENSORS = 4096;
const MAX_RANK = 8;
const MAX_NAME_LENGTH = 256;
const METADATA_KEY = '__metadata__';

interface Place {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** @throws RangeError where a tensor's values are not as many as its shape says, or a name is used twice */
export function encodeSafetensors(
  tensors: readonly StoredTensor[],
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const header = new Map<string, unknown>();
  if (Object.keys(metadata).length > 0) header.set(METADATA_KEY, metadata);
  let end = 0;
  for (const { name, shape, values } of tensors) {
    const size = shape.reduce((product, length) => product * length, 1);
    if (header.has(name) || name === METADATA_KEY || values.length !== size) throw new RangeError(name);
    const begin = end;
    end += values.byteLength;
    header.set(name, { dtype: 'F32', shape, data_offsets: [begin, end] });
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const headerBytes = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(LENGTH_BYTES + headerBytes + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerBytes);
  file.set(text, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerBytes;
  for (const { values } of tensors) {
    file.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), offset);
    offset += values.byteLength;
  }
  return file;
}

/** @throws SafetensorsError, and nothing else, where the bytes are not a safetensors file of float32 tensors */
export function decodeSafetensors(file: Uint8Array): SafetensorsFile {
  const headerBytes = readHeaderLength(file);
  const header = readHeader(file.subarray(LENGTH_BYTES, LENGTH_BYTES + headerBytes));
  const data = file.subarray(LENGTH_BYTES + headerBytes);
  const entries = Object.entries(header).filter(([name]) => name !== METADATA_KEY);
  if (entries.length > MAX_TENSORS) throw new SafetensorsError('too-many-tensors', String(entries.length));
  const places = entries
    .map(([name, entry]) => readPlace(name, entry))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCoverage(places, data.length);
  return {
    metadata: readMetadata(Object.hasOwn(header, METADATA_KEY) ? header[METADATA_KEY] : {}),
    tensors: places.map(({ name, shape, begin, end }) => {
      const copy = new Uint8Array(end - begin); // aligned, whatever the place in the file
      copy.set(data.subarray(begin, end));
      return { name, shape, values: new Float32Array(copy.buffer) };
    }),
  };
}

function readHeaderLength(file: Uint8Array): number {
  if (file.length < LENGTH_BYTES) throw new SafetensorsError('truncated');
  const length = new DataView(file.buffer, file.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER_BYTES) throw new SafetensorsError('header-too-large', String(length));
  if (Number(length) > file.length - LENGTH_BYTES) throw new SafetensorsError('truncated');
  return Number(length);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readHeader(bytes: Uint8Array): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new SafetensorsError('header-broken');
  }
  if (!isRecord(header)) throw new SafetensorsError('header-broken');
  return header;
}

function readMetadata(value: unknown): Map<string, string> {
  if (!isRecord(value)) throw new SafetensorsError('metadata-broken');
  const metadata = new Map<string, string>();
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string')
      throw new SafetensorsError('metadata-broken', key.slice(0, MAX_NAME_LENGTH));
    metadata.set(key, text);
  }
  return metadata;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function readPlace(name: string, entry: unknown): Place {
  const shown = name.slice(0, MAX_NAME_LENGTH);
  if (name === '' || name.length > MAX_NAME_LENGTH || !isRecord(entry)) {
    throw new SafetensorsError('tensor-broken', shown);
  }
  const { dtype, shape, data_offsets: offsets } = entry;
  if (typeof dtype !== 'string') throw new SafetensorsError('tensor-broken', shown);
  if (dtype !== 'F32') throw new SafetensorsError('type-unsupported', shown);
  if (!Array.isArray(shape) || shape.length > MAX_RANK || !shape.every(isCount)) {
    throw new SafetensorsError('tensor-broken', shown);
  }
  const [begin, end] = Array.isArray(offsets) && offsets.length === 2 ? offsets : [];
  if (!isCount(begin) || !isCount(end)) throw new SafetensorsError('tensor-broken', shown);
  const bytes = shape.reduce((product, length) => product * length, VALUE_BYTES);
  if (end - begin !== bytes) throw new SafetensorsError('tensor-broken', shown);
  return { name, shape, begin, end };
}

/** The places follow one another from the first byte of the data to the last. */
function checkCoverage(places: readonly Place[], dataBytes: number): void {
  let reached = 0;
  for (const { name, begin, end } of places) {
    if (begin !== reached) throw new SafetensorsError('places-broken', name);
    reached = end;
  }
  if (reached !== dataBytes) throw new SafetensorsError('places-broken', String(reached));
}
