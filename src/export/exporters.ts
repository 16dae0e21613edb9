/** A trained network as a file of any format, with how to prepare its inputs, its class names and a test vector inside. */

import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core.js';

import { type Exported, exported, fileExtras } from './description';
import type { ExportFormat } from './formats';
import { checkFinite, encodeNetworkFile, type NetworkFile } from './networkFile';
import { encodeOnnxFrame } from './onnx/frame';
import { encodeOnnxSequence } from './onnx/sequence';
import { cHeader } from './source/cHeader';
import { identifier } from './source/comment';
import { javascriptModule } from './source/javascript';
import { pythonLoader } from './source/python';
import { tfjsFiles } from './tfjs/graphModel';

export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The format holds a date per entry; the present would make every archive different. */
const DATE = new Date(2018, 0, 1);

async function zip(entries: readonly Entry[]): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), {
    useWebWorkers: false,
    lastModDate: DATE,
    extendedTimestamp: false,
  });
  for (const { name, bytes } of entries) await writer.add(name, new Uint8ArrayReader(bytes));
  return await writer.close();
}

function textEntry(name: string, text: string): Entry {
  return { name, bytes: new TextEncoder().encode(text) };
}

const weightsName = (name: string) => `${name}.safetensors`;

/** The weights and both loaders. */
function pythonEntries(file: NetworkFile, network: Exported, name: string): Entry[] {
  const { torch, numpy } = loadersOf(network, name);
  return [
    { name: weightsName(name), bytes: encodeNetworkFile(file, fileExtras(network)) },
    textEntry('with_pytorch.py', torch),
    textEntry('with_numpy.py', numpy),
  ];
}

/** Programs in Python that load the network's `.safetensors` file and run it. */
export interface Loaders {
  readonly torch: string;
  readonly numpy: string;
}

function loadersOf(network: Exported, name: string): Loaders {
  const weights = weightsName(name);
  return {
    torch: pythonLoader(network, 'torch', weights),
    numpy: pythonLoader(network, 'numpy', weights),
  };
}

/** @param name of the file that they load, without its ending @throws NetworkFileError `diverged` where a weight is not finite */
export function pythonLoaders(file: NetworkFile, name: string): Loaders {
  checkFinite(file.snapshot.tensors);
  return loadersOf(exported(file), name);
}

/**
 * @param name of the file, without its ending
 * @throws NetworkFileError `diverged` where a weight is not finite
 */
export async function exportNetworkAs(
  format: ExportFormat,
  file: NetworkFile,
  name: string,
): Promise<ExportedFile> {
  const { tensors } = file.snapshot;
  checkFinite(tensors);
  const network = exported(file);
  switch (format) {
    case 'safetensors':
      return { name: weightsName(name), blob: new Blob([encodeNetworkFile(file, fileExtras(network))]) };
    case 'python':
      return { name: `${name}-python.zip`, blob: await zip(pythonEntries(file, network, name)) };
    case 'onnx-sequence':
      return { name: `${name}.onnx`, blob: new Blob([encodeOnnxSequence(network)]) };
    case 'onnx-frame':
      return { name: `${name}-frame.onnx`, blob: new Blob([encodeOnnxFrame(network, tensors)]) };
    case 'tfjs':
      return { name: `${name}-tfjs.zip`, blob: await zip(tfjsFiles(network, tensors)) };
    case 'javascript':
      return { name: `${name}.js`, blob: new Blob([javascriptModule(network, tensors)]) };
    case 'c': {
      const prefix = identifier(name.replace(/-\d+$/, '')); // without the iteration
      return { name: `${prefix}.h`, blob: new Blob([cHeader(network, tensors, prefix)]) };
    }
  }
}
