import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';

import { exportNetworkAs } from './exporters';
import { randomNetwork } from './exports.fixture';
import { EXPORT_FORMATS } from './formats';
import { decodeNetworkFile, NetworkFileError } from './networkFile';
import { decodeSafetensors } from './safetensors';

const FILE = randomNetwork('drnn', { periods: [1, 3], units: [2] });

async function unzip(blob: Blob): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false });
  const files = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, new Uint8Array(await (await entry.getData(new BlobWriter())).arrayBuffer()));
  }
  await reader.close();
  return files;
}

describe.each(EXPORT_FORMATS)('as %s', (format) => {
  it('is a file that names its classes and holds its weights, the same every time', async () => {
    const { name, blob } = await exportNetworkAs(format, FILE, 'd-rnn-1234');
    const again = await exportNetworkAs(format, FILE, 'd-rnn-1234');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    expect(new Uint8Array(await again.blob.arrayBuffer())).toEqual(bytes);
    const files = name.endsWith('.zip') ? [...(await unzip(blob)).values()] : [bytes];
    const text = files.map((file) => new TextDecoder('latin1').decode(file)).join('');
    expect(text).toContain('Hand waving');
    expect(text).toContain("the main body's spine base in its first frame");
    expect(text).toMatch(/output[._]weight/);
  });

  it('refuses a network that has diverged', async () => {
    const { snapshot } = FILE;
    const tensors = snapshot.tensors.map(({ name, shape, values }) => ({
      name,
      shape,
      values: values.map(() => Number.NaN),
    }));
    const broken = { ...FILE, snapshot: { ...snapshot, tensors } };
    await expect(exportNetworkAs(format, broken, 'x')).rejects.toThrow(NetworkFileError);
  });
});

it('gives a safetensors file that is read back, with its test vector in the metadata', async () => {
  const { name, blob } = await exportNetworkAs('safetensors', FILE, 'd-rnn-1234');
  expect(name).toBe('d-rnn-1234.safetensors');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  expect(decodeNetworkFile(bytes)).toEqual(FILE);
  const vector: { frames: number[][] } = JSON.parse(
    decodeSafetensors(bytes).metadata.get('testVector') ?? '',
  );
  expect(vector.frames[0]).toHaveLength(FILE.snapshot.inputs);
});

it('puts weights and loaders for Python, and both tfjs graphs, into zips', async () => {
  const python = await unzip((await exportNetworkAs('python', FILE, 'mine')).blob);
  expect([...python.keys()]).toEqual(['mine.safetensors', 'with_pytorch.py', 'with_numpy.py']);
  const tfjs = await unzip((await exportNetworkAs('tfjs', FILE, 'mine')).blob);
  expect([...tfjs.keys()]).toEqual(['frame.json', 'sequence.json', 'weights.bin']);
});
