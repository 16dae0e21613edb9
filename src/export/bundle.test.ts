import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, type ExperimentConfig } from '../experiment/config';
import { decodeExperiment } from '../experiment/url';
import type { RunRecord } from '../training/runRecord';
import { RECORD, recordedNetwork } from '../training/runRecord.fixture';
import { decodeBundle, encodeBundle, type RunToBundle } from './bundle';
import { NETWORK_CASES, randomNetwork } from './exports.fixture';
import { encodeNetworkFile, type NetworkFile, NetworkFileError } from './networkFile';

function runOf(cases: typeof NETWORK_CASES): RunToBundle {
  const networks = cases.map(([kind, options], i) => {
    const file = randomNetwork(kind, options);
    const { snapshot } = file;
    return {
      name: `${kind} ñ/${i}`,
      file: { ...file, snapshot: { ...snapshot, network: { ...snapshot.network, id: `n${i}` } } },
    };
  });
  const config: ExperimentConfig = {
    ...DEFAULT_EXPERIMENT,
    seed: 7,
    networks: networks.map(({ file }) => file.snapshot.network),
  };
  const report = { name: 'report.md', text: '# Report\n' } as const;
  return { config, networks, record: recordOf(config), historyCsv: 'network,iteration\r\n', report };
}

/** As it would be after a change of the learning rate that nothing was trained with yet. */
function recordOf(config: ExperimentConfig): RunRecord {
  return {
    ...RECORD,
    name: 'Mine',
    note: 'ñ <b>',
    config: { ...config, training: { ...config.training, learningRate: 0.5 } },
    changes: [
      { iteration: 0, what: 'learningRate', value: 0.25 },
      { iteration: 7, what: 'learningRate', value: 0.5 },
    ],
    networks: config.networks.map(({ id }) => recordedNetwork(id, 0.5)),
  };
}

const RUN = runOf(NETWORK_CASES.slice(0, 12));
const SMALL = runOf([['drnn', { periods: [1, 3], units: [2] }]]);
const [OTHER] = runOf([['drnn', { periods: [1, 3], units: [3] }]]).networks;

const bitsOf = ({ snapshot }: NetworkFile) =>
  snapshot.tensors.map(({ name, values }) => [name, [...new Uint8Array(values.buffer)]]);

function refusal(bytes: Uint8Array): readonly [code: string, detail: string] {
  try {
    decodeBundle(bytes);
  } catch (error) {
    if (error instanceof NetworkFileError) return [error.code, error.detail];
    throw error;
  }
  return ['none', ''];
}

type Files = Record<string, Uint8Array>;

/** The archive again with other files in it. */
function altered(change: (files: Files) => Files, level: 0 | 9 = 9): Uint8Array {
  return zipSync(change(unzipSync(encodeBundle(SMALL))), { level });
}

const text = (content: string) => new TextEncoder().encode(content);
const config = (change: object) => text(JSON.stringify({ ...SMALL.config, ...change }));
const record = (change: object) => (files: Files) => ({
  ...files,
  'run.json': text(JSON.stringify({ ...SMALL.record, ...change })),
});

describe('a run', () => {
  it('comes back with its experiment and with every weight bit for bit, whatever the kind', () => {
    const { config: back, networks, record } = decodeBundle(encodeBundle(RUN));
    expect(record).toEqual(RUN.record);
    expect(back).toEqual(RUN.config);
    expect(networks).toHaveLength(12);
    expect(networks.map(bitsOf)).toEqual(RUN.networks.map(({ file }) => bitsOf(file)));
    expect(networks).toEqual(RUN.networks.map(({ file }) => file));
  });

  it('is the same archive every time, and says what is in it', () => {
    const bytes = encodeBundle(RUN);
    expect(encodeBundle(RUN)).toEqual(bytes);
    const files = unzipSync(bytes);
    expect(Object.keys(files).slice(0, 6)).toEqual([
      'README.txt',
      'config.json',
      'run.json',
      'history.csv',
      'report.md',
      'networks/1-ann-ñ-0.safetensors',
    ]);
    const readme = new TextDecoder().decode(files['README.txt']);
    expect(readme).toContain('networks/1-ann-ñ-0.safetensors: ann ñ/0 after 1234 iterations.');
    const link = /#(experiment=\S+)/.exec(readme)?.[1] ?? '';
    expect(decodeExperiment(link)).toEqual({ kind: 'found', config: RUN.config });
  });

  it('that was unpacked and packed again comes back too, in a folder and deflated', () => {
    const folder = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`my run/${name}`, bytes]));
    const { networks, record } = decodeBundle(altered(folder));
    expect(record).toEqual(SMALL.record);
    expect(networks.map(bitsOf)).toEqual(SMALL.networks.map(({ file }) => bitsOf(file)));
  });

  it('leaves out the weights of a network that diverged, and says so', () => {
    const [network] = SMALL.networks;
    if (network === undefined) throw new Error('no network');
    const { snapshot } = network.file;
    const tensors = snapshot.tensors.map((tensor) => ({ ...tensor, values: tensor.values.map(() => NaN) }));
    const diverged = { ...network, file: { ...network.file, snapshot: { ...snapshot, tensors } } };
    const bytes = encodeBundle({ ...SMALL, networks: [diverged] });
    expect(decodeBundle(bytes)).toEqual({ config: SMALL.config, networks: [], record: SMALL.record });
    expect(new TextDecoder().decode(unzipSync(bytes)['README.txt'])).toContain('its training diverged');
  });

  it('may be of an earlier version of the experiment', () => {
    const old = altered((files) => ({ ...files, 'config.json': config({ version: 1 }) }));
    expect(decodeBundle(old).config).toEqual(SMALL.config);
  });

  it('may have nothing for the list of runs, as those of an earlier version of the page', () => {
    const { record, networks } = decodeBundle(encodeBundle({ ...SMALL, record: null }));
    expect(record).toBeNull();
    expect(networks).toHaveLength(1);
  });
});

describe('refused', () => {
  const without = (name: RegExp) => (files: Files) =>
    Object.fromEntries(Object.entries(files).filter(([key]) => !name.test(key)));
  const weights = 'networks/1-drnn-ñ-0.safetensors';
  const stranger = encodeNetworkFile(OTHER?.file ?? SMALL.networks[0]!.file);

  it.each([
    ['nothing', new Uint8Array(0), 'broken-bundle'],
    ['text', text('S001C001P001R001A001 is not a run, and it is longer than any end'), 'broken-bundle'],
    ['an archive cut short', encodeBundle(SMALL).slice(0, -30), 'broken-bundle'],
    ['an archive without its beginning', encodeBundle(SMALL).slice(30), 'broken-bundle'],
    ['a zip of recordings', zipSync({ 'S001C001P001R001A001.skeleton': text('1') }), 'not-bundle'],
    ['no configuration', altered(without(/config/)), 'not-bundle'],
    [
      'a configuration that is none',
      altered((files) => ({ ...files, 'config.json': text('{') })),
      'broken-bundle',
    ],
    [
      'a later version',
      altered((files) => ({ ...files, 'config.json': config({ version: 9 }) })),
      'newer-version',
    ],
    ['weights of another network', altered((files) => ({ ...files, [weights]: stranger })), 'broken-bundle'],
    [
      'a network without options that are known',
      altered((files) => ({ ...files, 'config.json': config({ networks: [] }) })),
      'broken-bundle',
    ],
    [
      'one network twice',
      altered((files) => {
        const own = files[weights] ?? text('');
        const networks = [...SMALL.config.networks, { id: 'b', kind: 'rnn', options: {} }];
        return { ...files, 'networks/2.safetensors': own, 'config.json': config({ networks }) };
      }),
      'broken-bundle',
    ],
    [
      'a run of another experiment',
      altered(record({ config: { ...SMALL.config, seed: 8 } })),
      'broken-bundle',
    ],
    ['a run of networks that it has not', altered(record({ networks: RECORD.networks })), 'broken-bundle'],
    [
      'a run of one network twice',
      altered(record({ networks: [recordedNetwork('n0', 0.5), recordedNetwork('n0', 0.5)] })),
      'broken-bundle',
    ],
    ['a run that is none', altered((files) => ({ ...files, 'run.json': text('[]') })), 'broken-bundle'],
    ['a run of a million seeds', altered(record({ group: { id: 'g', seeds: 1e6 } })), 'broken-bundle'],
    ['weights that are none', altered((files) => ({ ...files, [weights]: text('{}') })), 'not-safetensors'],
    [
      'a run of 9 MB',
      altered((files) => ({ ...files, 'run.json': new Uint8Array(9 * 2 ** 20).fill(32) })),
      'broken-bundle',
    ],
    [
      'a configuration of 2 MB',
      altered((files) => ({ ...files, 'config.json': new Uint8Array(2 ** 21).fill(32) })),
      'broken-bundle',
    ],
  ])('%s', (_what, bytes, code) => {
    expect(refusal(bytes)[0]).toBe(code);
  });

  it('an entry that says less than it inflates to, or more than deflate can make', () => {
    const bytes = altered((files) => files);
    const view = new DataView(bytes.buffer);
    const sizes: number[] = [];
    for (let at = 0; at + 4 < bytes.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) sizes.push(at + 24);
    }
    const damage = (size: number) => {
      const changed = bytes.slice();
      for (const at of sizes) new DataView(changed.buffer).setUint32(at, size, true);
      return refusal(changed);
    };
    expect(damage(10)[1]).toContain('larger than it says');
    expect(damage(0xfffffff0)[1]).toContain('too large');
    expect(damage(2 ** 20)[1]).toContain('damaged');
  });
});
