/** For tests: networks with seeded weights that read one body's 75 coordinates. */

import { Random } from '../experiment/random';
import { countParameters, namedValues } from '../networks/packing';
import { networkDefinition } from '../networks/registry';
import type { NetworkSnapshot } from '../training/protocol';

export const CLASSES = [8, 23, 24];

export function snapshotOf(kind: string, given: Record<string, unknown>, seed = 1): NetworkSnapshot {
  const definition = networkDefinition(kind);
  const options = definition.schema.parse(given);
  const specs = definition.parameterShapes(options, 75, CLASSES.length);
  const random = new Random(seed).fork(kind);
  const packed = Float32Array.from({ length: countParameters(specs, { output: true }) }, () =>
    random.normal(0, 0.3),
  );
  const tensors = namedValues(packed, specs);
  return { network: { id: kind, kind, options }, inputs: 75, classes: CLASSES, iteration: seed, tensors };
}
