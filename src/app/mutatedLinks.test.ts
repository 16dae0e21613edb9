/** Whatever becomes of a link or a configuration: an experiment that can be used or a word for it, soon and in little memory. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { experimentSchema } from '../experiment/config';
import { jsonMutations, MOST_BYTES, mutated, watchedAllocations } from '../experiment/jsonMutation.fixture';
import { FIRST_LINK, LIBRARY_LINK } from '../experiment/oldLinks.fixture';
import { readExperiment } from '../experiment/reading';
import { decodeExperiment, encodeExperiment } from '../experiment/url';
import { validateNetwork } from '../networks/registry';
import { outcomesOf, position, replaced } from '../recordings/mutation.fixture';
import { defaultExperiment } from './defaults';
import { definitionOf } from './definitions';
import { usableExperiment } from './experimentEdits';

const CASES = 10_000;
const watch = watchedAllocations();

/** Everything that opening it asks of an experiment: all that is used of it is valid. */
function expectUsable(config: Parameters<typeof usableExperiment>[0]): void {
  const usable = usableExperiment(config).config;
  expect(experimentSchema.safeParse(usable).success).toBe(true);
  for (const network of usable.networks) {
    expect(validateNetwork(network).valid).toBe(true);
    expect(definitionOf(network.kind)).toBeDefined();
  }
  expect(decodeExperiment(encodeExperiment(usable)).kind).toBe('found');
}

function outcomeOf(read: ReturnType<typeof decodeExperiment>): string {
  if (read.kind === 'found') expectUsable(read.config);
  expect(watch.largest()).toBeLessThan(MOST_BYTES);
  return read.kind;
}

const PRESENT_LINK = encodeExperiment(defaultExperiment());

describe('mutated', () => {
  it('links give an experiment, or a word for what is wrong', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'ABCabc012-_=%&#'), maxLength: 8 }),
    );
    const change = fc.tuple(position, fc.nat(6), piece);
    const link = fc.tuple(
      fc.constantFrom(PRESENT_LINK, FIRST_LINK, LIBRARY_LINK),
      fc.array(change, { minLength: 1, maxLength: 3 }),
    );
    const outcomes = outcomesOf(
      link,
      ([original, changes]) => {
        const text = changes.reduce(
          (whole, [where, remove, insert]) =>
            replaced(whole, Math.floor(where * whole.length), remove, insert),
          original,
        );
        return outcomeOf(decodeExperiment(`#${text}`));
      },
      { numRuns: CASES, seed: 20186 },
    );
    expect([...outcomes.keys()].sort()).toEqual(['absent', 'broken', 'found']);
  }, 60_000);

  it('configurations in links give an experiment, a later version, or what is broken', () => {
    const originals = [PRESENT_LINK, FIRST_LINK, LIBRARY_LINK].map(decodeExperiment).map((decoded) => {
      if (decoded.kind !== 'found') throw new Error('not a link');
      return decoded.config;
    });
    const link = fc.tuple(fc.constantFrom(...originals), jsonMutations);
    const outcomes = outcomesOf(
      link,
      ([original, mutations]) => {
        // As JSON: what else a value may be does not come by a link.
        const value: unknown = JSON.parse(JSON.stringify(mutated(original, mutations)) ?? 'null');
        return outcomeOf(readExperiment(value));
      },
      { numRuns: CASES, seed: 20187 },
    );
    expect([...outcomes.keys()].sort()).toEqual(['broken', 'found', 'newer']);
    expect(outcomes.get('found')).toBeGreaterThan(CASES / 20);
  }, 60_000);

  it('configurations that are all one deep list are broken', () => {
    const deep = `${'['.repeat(12_000)}${']'.repeat(12_000)}`;
    const link = `experiment=${btoa(`{"version":2,"networks":${deep}}`)}`;
    expect(decodeExperiment(link)).toEqual({ kind: 'broken' });
    const options = `{"id":"a","kind":"drnn","options":{"units":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`;
    const config = JSON.stringify({ ...defaultExperiment(), networks: [] });
    const text = config.replace('"networks":[]', `"networks":[${options}]`);
    const decoded = decodeExperiment(`experiment=${btoa(text)}`);
    expect(decoded.kind).toBe('found');
    if (decoded.kind !== 'found') return;
    const { config: usable, changed } = usableExperiment(decoded.config);
    expect(changed).toBe(true);
    expect(usable.networks[0]?.options).toEqual(definitionOf('drnn')?.defaults);
  });
});
