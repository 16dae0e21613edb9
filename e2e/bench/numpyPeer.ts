/** numpy as a child process that reads the same files from the disk; where no Python here can import it, nothing. */

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SyntheticConfig } from '../../src/experiment/config';
import { generateSequences } from '../../src/recordings/synthetic/generate';
import { writeSkeleton } from '../../src/recordings/writeSkeleton';
import type { ReadingFigures } from './recordingsPage';

/** Debian's packages belong to /usr/bin/python3, whatever comes first in the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** @returns each round's figures; null without numpy */
export async function readWithNumpy(
  config: SyntheticConfig,
  seed: number,
  rounds: number,
): Promise<readonly ReadingFigures[] | null> {
  const asked = process.env['PYTHON'];
  const python = (asked === undefined ? PYTHONS : [asked]).find(
    (candidate) => spawnSync(candidate, ['-c', 'import numpy']).status === 0,
  );
  if (python === undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'recordings-'));
  try {
    for (const sequence of await generateSequences(config, seed)) {
      await writeFile(join(folder, `${sequence.id}.skeleton`), writeSkeleton(sequence));
    }
    const script = fileURLToPath(new URL('numpyPeer.py', import.meta.url));
    const { stdout, status } = spawnSync(python, [script, folder, String(rounds)], { encoding: 'utf8' });
    if (status !== 0) return null;
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } finally {
    await rm(folder, { recursive: true });
  }
}
