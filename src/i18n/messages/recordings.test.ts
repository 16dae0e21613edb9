import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../recordings/problem';
import { recordings } from './recordings';

/** What each problem carries; a code missing here does not compile. */
const CARRIES: Record<ProblemCode, readonly ('line' | 'detail')[]> = {
  truncated: ['line', 'detail'],
  'not-a-number': ['line', 'detail'],
  'wrong-joint-count': ['line', 'detail'],
  'wrong-body-count': ['line', 'detail'],
  'wrong-value-count': ['line', 'detail'],
  'trailing-data': ['line', 'detail'],
  'zero-frames': ['line'],
  'no-bodies': ['detail'],
  'name-not-understood': [],
  'not-a-skeleton-file': [],
  'too-large': ['detail'],
  'zip-broken': [],
  'zip-empty': [],
  'zip-incomplete': ['detail'],
  'zip-encrypted': [],
  'zip-bomb': ['detail'],
  'zip-in-zip': [],
  'zip-method': ['detail'],
  'storage-full': [],
  'archive-full': [],
  'set-gone': [],
  unreadable: [],
  'unknown-format': [],
  'decimal-comma': ['line', 'detail'],
  'too-long': ['detail'],
  'bvh-syntax': ['line', 'detail'],
  'bvh-joints-missing': ['detail'],
  'bvh-frame-time': ['line', 'detail'],
  'bvh-no-size': [],
  'bvh-unit-guessed': ['detail'],
  'bvh-size-assumed': ['detail'],
  'bvh-calibration-pose': [],
  'bvh-corrected': [],
  'csv-columns': ['detail'],
  'csv-cell': ['line', 'detail'],
  'csv-rows': ['detail'],
  'json-broken': ['line'],
  'json-too-large': ['detail'],
  'json-shape': ['detail'],
  'label-not-understood': ['detail'],
  'npz-broken': [],
  'npz-array-missing': ['detail'],
  'npz-array-shape': ['detail'],
  'npz-array-type': ['detail'],
  'npz-array-broken': ['detail'],
  'npz-bomb': ['detail'],
  'npz-label': ['detail'],
  'npz-empty-row': ['detail'],
};

describe.each(['en', 'es'] as const)('problem sentences in %s', (language) => {
  const sentences: Readonly<Record<string, string>> = recordings[language].problem;

  it.each(Object.entries(CARRIES))('%s asks only for what the problem carries', (code, carried) => {
    const asked = [...(sentences[code] ?? '').matchAll(/{{(\w+)(?:, \w+)?}}/g)].map(([, name]) => name);
    expect(sentences[code]).toMatch(/\.$/);
    expect(carried).toEqual(expect.arrayContaining(asked));
  });

  it('are there for every code and no other', () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(CARRIES).sort());
  });
});
