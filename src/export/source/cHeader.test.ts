/** The C headers, compiled with every warning an error and run, where there is a C compiler. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { exported } from '../description';
import {
  largestDifference,
  NETWORK_CASES,
  randomFrames,
  randomNetwork,
  referenceLogits,
} from '../exports.fixture';
import { cHeader } from './cHeader';

const COMPILER = ['cc', 'gcc', 'clang'].find((name) => spawnSync(name, ['--version']).status === 0);
const FLAGS = ['-std=c99', '-Wall', '-Wextra', '-Werror', '-pedantic', '-O1'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'c-header-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function compile(source: string, definitions: readonly string[] = []): string {
  const [file, program] = [join(folder, 'network.c'), join(folder, 'network')];
  writeFileSync(file, source);
  execFileSync(COMPILER as string, [...FLAGS, ...definitions, file, '-lm', '-o', program]);
  return program;
}

/** Reads frames as text until they end, and writes their logits. */
function driver(prefix: string): string {
  const guard = prefix.toUpperCase();
  return `#include <stdio.h>
int main(void)
{
    ${prefix}_network network;
    float frame[${guard}_INPUTS], logits[${guard}_CLASSES];
    ${prefix}_reset(&network);
    for (;;) {
        for (int i = 0; i < ${guard}_INPUTS; i++)
            if (scanf("%f", &frame[i]) != 1) return 0;
        ${prefix}_step(&network, frame, logits);
        for (int i = 0; i < ${guard}_CLASSES; i++) printf("%.9g\\n", logits[i]);
    }
}
`;
}

describe.skipIf(COMPILER === undefined)('with a C compiler (skipped where there is none)', () => {
  it.each(NETWORK_CASES)(
    '%s %j computes its own test vector and any other sequence',
    async (kind, options) => {
      const file = randomNetwork(kind, options);
      const text = cHeader(exported(file), file.snapshot.tensors, file.snapshot.network.kind);
      const checked = execFileSync(compile(text, [`-D${kind.toUpperCase()}_TEST`]), { encoding: 'utf8' });
      expect(Number(checked)).toBeLessThan(1e-5);

      const frames = randomFrames(25, 1);
      const output = execFileSync(compile(text + driver(kind)), {
        input: frames.join('\n'),
        encoding: 'utf8',
      });
      const logits = output.trim().split('\n').map(Number);
      expect(largestDifference(logits, await referenceLogits(file, frames, 25, 1))).toBeLessThan(1e-5);
    },
  );

  it('notices a wrong weight', () => {
    const file = randomNetwork('drnn', { periods: [1, 3], units: [2] });
    const [first, ...others] = file.snapshot.tensors;
    const broken = { ...first, values: first?.values.map((value) => value + 0.01) } as typeof first;
    const text = cHeader(exported(file), broken === undefined ? others : [broken, ...others], 'drnn');
    expect(spawnSync(compile(text, ['-DDRNN_TEST'])).status).toBe(1);
  });
});

it('is one header that names its classes and how to use it', () => {
  const file = randomNetwork('drnn', {});
  const text = cHeader(exported(file), file.snapshot.tensors, file.snapshot.network.kind);
  expect(text).toContain('static const char *const names[4] = {\n        "Sit down",');
  expect(text).toContain('#ifndef DRNN_H');
  expect(text.slice(0, text.indexOf('*/'))).toContain('drnn_step(&network, frame, logits);');
});
