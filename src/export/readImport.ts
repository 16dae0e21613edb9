/** What Import on the page takes: a network in a `.safetensors` or `.onnx` file of this program, or a whole run in a zip. */

import { decodeBundle, type RunBundle } from './bundle';
import {
  decodeNetworkFile,
  MAX_FILE_BYTES,
  megabytes,
  type NetworkFile,
  NetworkFileError,
} from './networkFile';
import { decodeOnnxNetwork } from './onnx/readNetwork';

export type Imported =
  | { readonly kind: 'network'; readonly file: NetworkFile }
  | { readonly kind: 'run'; readonly run: RunBundle };

/** Reads a picked file. @throws NetworkFileError as the decoders do, and before reading where it is too large */
export async function readImport(file: File): Promise<Imported> {
  if (file.size > MAX_FILE_BYTES) throw new NetworkFileError('too-large', megabytes(file.size));
  return decodeImport(new Uint8Array(await file.arrayBuffer()), file.name);
}

/** @param name of the file; asked only where the bytes do not say what they are @throws NetworkFileError, and nothing else */
export function decodeImport(bytes: Uint8Array, name: string): Imported {
  switch (formatOf(bytes, name.toLowerCase())) {
    case 'run':
      return { kind: 'run', run: decodeBundle(bytes) };
    case 'onnx':
      return { kind: 'network', file: decodeOnnxNetwork(bytes) };
    case 'safetensors':
      return { kind: 'network', file: decodeNetworkFile(bytes) };
  }
}

const [P, K] = [0x50, 0x4b];
const BRACE = 0x7b;
/** Of safetensors: after eight bytes of length. */
const HEADER_START = 8;
/** ONNX begins with its version, field 1 of the model. */
const ONNX_START = 0x08;

function formatOf(bytes: Uint8Array, name: string): 'safetensors' | 'onnx' | 'run' {
  if (bytes[0] === P && bytes[1] === K) return 'run';
  if (bytes[HEADER_START] === BRACE) return 'safetensors';
  if (bytes[0] === ONNX_START || name.endsWith('.onnx')) return 'onnx';
  return name.endsWith('.zip') ? 'run' : 'safetensors';
}

/** More than the directory of a run ever takes. */
const TAIL_BYTES = 128 * 1024;

/** Whether a zip looks like a run rather than like recordings, by the names at its end; reads no more than that. */
export async function isRun(file: Blob): Promise<boolean> {
  const tail = await file.slice(Math.max(0, file.size - TAIL_BYTES)).text();
  return tail.includes('PK\u0001\u0002') && /config\.json/.test(tail) && /\.safetensors/.test(tail);
}
