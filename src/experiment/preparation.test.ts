import { describe, expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, experimentSchema, type FeatureConfig } from './config';
import { PREPARATIONS, preparationOf, prepareAs, preparedAlike } from './preparation';

const THESIS = DEFAULT_EXPERIMENT.features;
const OWN: FeatureConfig = {
  bodies: 1,
  origin: 'each-frame',
  view: 'shoulders',
  scale: 'spine',
  orientations: true,
  velocities: true,
  frameStep: 3,
  maxFrames: 60,
  length: 'resample',
};

describe('a named preparation', () => {
  it.each(PREPARATIONS)('%s is known again, with its fields in the schema’s order', (name) => {
    const features = prepareAs(name, OWN);
    expect(preparationOf(features)).toBe(name);
    expect(JSON.stringify(features)).toBe(JSON.stringify(experimentSchema.shape.features.parse(features)));
  });

  it('is the thesis’s by default, whole', () => {
    expect(preparationOf(THESIS)).toBe('thesis');
    expect(prepareAs('thesis', OWN)).toEqual(THESIS);
    expect(preparationOf({ ...THESIS, bodies: 1 })).toBeNull();
  });

  it('leaves bodies and frames alone where it says nothing of them', () => {
    const { bodies, frameStep, maxFrames, length } = OWN;
    for (const name of ['raw', 'view-normalised'] as const) {
      expect(prepareAs(name, OWN)).toMatchObject({ bodies, frameStep, maxFrames, length });
    }
    expect(prepareAs('raw', OWN)).toMatchObject({ origin: 'camera', view: 'camera', scale: 'metres' });
  });

  it('is nobody’s where a field differs', () => {
    expect(preparationOf(OWN)).toBeNull();
    expect(preparationOf({ ...prepareAs('raw', OWN), velocities: true })).toBeNull();
  });
});

describe('two preparations', () => {
  it('are alike but for how long sequences may be', () => {
    expect(preparedAlike(THESIS, { ...THESIS, maxFrames: 10 })).toBe(true);
    expect(preparedAlike({ ...THESIS, maxFrames: 10 }, THESIS)).toBe(true);
  });

  it('are not where sequences are stretched to another length', () => {
    expect(preparedAlike(OWN, { ...OWN })).toBe(true);
    expect(preparedAlike(OWN, { ...OWN, maxFrames: 61 })).toBe(false);
  });

  it.each(Object.keys(OWN).filter((key) => key !== 'maxFrames'))('are not where %s differs', (key) => {
    const other = { ...THESIS, [key]: OWN[key as keyof FeatureConfig] };
    expect(preparedAlike(THESIS, other)).toBe(false);
    expect(preparedAlike(other, THESIS)).toBe(false);
  });
});
