/** The Python loaders, run on the `.safetensors` files they are for, where there is a Python with the library. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exported, fileExtras } from '../description';
import { NETWORK_CASES, randomNetwork } from '../exports.fixture';
import { encodeNetworkFile } from '../networkFile';
import { pythonLoader } from './python';

/** Another interpreter than the first on the path: PYTHON=… */
const PYTHON = process.env['PYTHON'] ?? 'python3';
/** Importing PyTorch from a cold disk takes a while. */
const TIMEOUT_MS = 120_000;

/** Runs every loader as a program, in one process: libraries are slow to import. */
const RUN_ALL = `
import runpy, sys
for number in range(int(sys.argv[1])):
    name = f"{sys.argv[2]}/network{number}"
    sys.argv[1:2] = [f"{name}.safetensors"]
    runpy.run_path(f"{name}.py", run_name="__main__")
`;

function has(library: string): boolean {
  const code = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${library}") is None)`;
  return spawnSync(PYTHON, ['-c', code]).status === 0;
}

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'python-loader-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['numpy', 'torch'] as const)('with %s', (library) => {
  it.skipIf(!has(library))(
    'computes the test vector of every file, where Python has the library (skipped where it has not)',
    () => {
      NETWORK_CASES.forEach(([kind, options], number) => {
        const file = randomNetwork(kind, options);
        const network = exported(file);
        const name = join(folder, `network${number}`);
        writeFileSync(`${name}.safetensors`, encodeNetworkFile(file, fileExtras(network)));
        writeFileSync(`${name}.py`, pythonLoader(network, library, `network${number}.safetensors`));
      });
      const output = execFileSync(PYTHON, ['-c', RUN_ALL, String(NETWORK_CASES.length), folder], {
        encoding: 'utf8',
      });
      const differences = output.trim().split('\n').map(Number);
      expect(differences).toHaveLength(NETWORK_CASES.length);
      differences.forEach((difference, i) => {
        expect(difference, JSON.stringify(NETWORK_CASES[i])).toBeLessThan(1e-5);
      });
    },
    TIMEOUT_MS,
  );

  it('has the options of the network in it', () => {
    const file = randomNetwork('drnn', { periods: [1, 3], units: [4, 2], firstUpdate: 'first-frame' });
    const text = pythonLoader(exported(file), library, 'mine.safetensors');
    expect(text).toContain('w = load("mine.safetensors")');
    expect(text).toContain('if t % 3 == 0:');
    expect(text).toContain('Hand waving');
  });
});
