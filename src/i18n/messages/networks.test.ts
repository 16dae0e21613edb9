import { describe, expect, it } from 'vitest';

import { EXPORT_FORMATS } from '../../export/formats';
import type { NetworkFileCode } from '../../export/networkFile';
import { INVALID_KEYS, MAX_GROUPS, MAX_PERIOD, MAX_UNITS } from '../../networks/options';
import { NETWORKS } from '../../networks/registry';
import { networks } from './networks';

const FILE_CODES: Readonly<Record<NetworkFileCode, true>> = {
  'too-large': true,
  'not-safetensors': true,
  'not-ours': true,
  'not-onnx': true,
  'foreign-onnx': true,
  'not-bundle': true,
  'broken-bundle': true,
  'newer-version': true,
  'broken-metadata': true,
  'unknown-network': true,
  'shapes-differ': true,
  'not-finite': true,
  diverged: true,
};

describe.each(['en', 'es'] as const)('the words about networks (%s)', (language) => {
  const words = networks[language];

  it('name and explain every option and choice', () => {
    const fields = NETWORKS.flatMap((network) => network.fields);
    const keys = [...new Set(fields.map(({ key }) => key))].sort();
    const choices = [...new Set(fields.flatMap((field) => (field.type === 'choice' ? field.choices : [])))];
    expect(Object.keys(words.option).sort()).toEqual(keys);
    expect(Object.keys(words.optionHelp).sort()).toEqual(keys);
    expect(Object.keys(words.choice).sort()).toEqual(choices.sort());
  });

  it('name and explain every export', () => {
    expect(Object.keys(words.format).sort()).toEqual([...EXPORT_FORMATS].sort());
  });

  it('describe every network', () => {
    expect(Object.keys(words.describe).sort()).toEqual(NETWORKS.map(({ kind }) => kind).sort());
  });

  it('have a sentence for every refusal', () => {
    expect(Object.keys(words.invalid).sort()).toEqual([...INVALID_KEYS].sort());
    expect(Object.keys(words.file).sort()).toEqual(Object.keys(FILE_CODES).sort());
    for (const sentence of [...Object.values(words.invalid), ...Object.values(words.file)]) {
      expect(sentence).toMatch(/\.$/);
    }
  });

  it('state the limits that hold', () => {
    expect(words.invalid.units).toContain(String(MAX_UNITS));
    expect(words.invalid.periods).toContain(String(MAX_PERIOD));
    expect(words.invalid.groups).toContain(String(MAX_GROUPS));
  });
});
