import { expect, it } from 'vitest';
import { DEFAULT_SYNTHETIC, experimentSchema } from '../../experiment/config';
import { formatRecordingName } from '../../skeleton/sequence';
import {
  designName,
  estimatedBytes,
  FULL_NTU_DESIGN,
  sequenceCount,
  sessionNames,
  sessionsOf,
} from './design';

const idsOf = (config: typeof FULL_NTU_DESIGN) =>
  sessionsOf(config).flatMap((session) => sessionNames(config, session).map(formatRecordingName));

it('makes 56,880 recordings of 40 performers in 17 setups, each once, as NTU RGB+D has', () => {
  expect(sequenceCount(FULL_NTU_DESIGN)).toBe(56_880);
  expect(new Set(idsOf(FULL_NTU_DESIGN)).size).toBe(56_880);
  const sessions = sessionsOf(FULL_NTU_DESIGN);
  expect(sessions).toHaveLength(158);
  expect(new Set(sessions.map(({ setup }) => setup)).size).toBe(17);
  expect(new Set(sessions.map(({ performer }) => performer)).size).toBe(40);
  for (const last of [39, 40]) expect(sessions.filter(({ performer }) => performer === last)).toHaveLength(3);
  expect(experimentSchema.shape.data.safeParse(FULL_NTU_DESIGN).success).toBe(true);
});

it('shows each performer in even and in odd setups', () => {
  const sides = new Map<number, Set<number>>();
  for (const { performer, setup } of sessionsOf(FULL_NTU_DESIGN)) {
    sides.set(performer, (sides.get(performer) ?? new Set()).add(setup % 2));
  }
  expect([...sides.values()].every(({ size }) => size === 2)).toBe(true);
});

it('means with one setup, or none given, what it meant before there were more', () => {
  const sessions = sessionsOf({ performers: 40, setups: 1 });
  expect(sessions).toEqual(Array.from({ length: 40 }, (_, i) => ({ performer: i + 1, setup: 1 + (i % 17) })));
  const { setups: _, ...old } = DEFAULT_SYNTHETIC;
  expect(experimentSchema.shape.data.parse(old)).toEqual(DEFAULT_SYNTHETIC);
});

it('adds setups to those that were there', () => {
  const four = new Set(idsOf({ ...FULL_NTU_DESIGN, actions: [1] }));
  for (const setups of [1, 2, 3]) {
    for (const id of idsOf({ ...FULL_NTU_DESIGN, actions: [1], setups })) expect(four.has(id)).toBe(true);
  }
});

it('names a set by what it holds', () => {
  expect(designName({ ...FULL_NTU_DESIGN, actions: FULL_NTU_DESIGN.actions.toReversed() })).toBe('NTU');
  const some = { ...FULL_NTU_DESIGN, actions: [9, 1, 2, 3, 7], cameras: [1, 3] };
  expect(designName(some)).toBe('P40 S4 C1, 3 R2 A1–3, 7, 9');
});

it('expects of the full design what it was measured to take, 0.89 GB', () => {
  expect(estimatedBytes(FULL_NTU_DESIGN) / 1e9).toBeCloseTo(0.889, 2);
});
