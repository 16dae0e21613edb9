import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { encodeBundle, type RunToBundle } from './bundle';
import { exportNetworkAs } from './exporters';
import { randomNetwork } from './exports.fixture';
import { NetworkFileError } from './networkFile';
import { isRun, readImport } from './readImport';

const FILE = randomNetwork('lstm', { units: 3 });
const RUN: RunToBundle = {
  config: { ...DEFAULT_EXPERIMENT, networks: [FILE.snapshot.network] },
  networks: [{ name: 'LSTM', file: FILE }],
  record: null,
  historyCsv: '',
  report: { name: 'report.md', text: '' },
};

async function codeOf(file: File): Promise<string> {
  try {
    return (await readImport(file)).kind;
  } catch (error) {
    if (error instanceof NetworkFileError) return error.code;
    throw error;
  }
}

describe('a picked file', () => {
  it.each(['safetensors', 'onnx-sequence', 'onnx-frame'] as const)(
    'of format %s is known by what it holds, whatever its name',
    async (format) => {
      const { blob, name } = await exportNetworkAs(format, FILE, 'mine');
      for (const called of [name, 'renamed.bin']) {
        const read = await readImport(new File([blob], called));
        expect(read).toMatchObject({
          kind: 'network',
          file: { snapshot: { tensors: FILE.snapshot.tensors, iteration: 1234 }, features: FILE.features },
        });
      }
    },
  );

  it('that is a run is one, and other zips are none', async () => {
    const bundle = new File([encodeBundle(RUN)], 'run.zip');
    expect(await readImport(bundle)).toMatchObject({ kind: 'run', run: { config: RUN.config } });
    expect(await isRun(bundle)).toBe(true);
    const recordings = new File([zipSync({ 'S001C001P001R001A001.skeleton': new Uint8Array(9) })], 'a.zip');
    expect(await isRun(recordings)).toBe(false);
    expect(await codeOf(recordings)).toBe('not-bundle');
    const { blob, name } = await exportNetworkAs('tfjs', FILE, 'mine');
    expect(await codeOf(new File([blob], name))).toBe('not-bundle');
  });

  it.each([
    ['other.onnx', 'not-onnx'],
    ['other.zip', 'broken-bundle'],
    ['other.safetensors', 'not-safetensors'],
    ['other.txt', 'not-safetensors'],
  ])('%s of another kind is refused after its name', async (name, code) => {
    expect(await codeOf(new File(['something else'], name))).toBe(code);
    expect(await codeOf(new File([], name))).toBe(code);
  });

  it('beyond 256 MB is refused unread', async () => {
    const file = new File([], 'huge.safetensors');
    Object.defineProperty(file, 'size', { value: 256 * 1024 * 1024 + 1 });
    Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.reject(new Error('was read')) });
    await expect(readImport(file)).rejects.toMatchObject({ code: 'too-large', detail: '257' });
  });
});
