import { describe, expect, it } from 'vitest';

import { JOINT } from '../skeleton/joints';
import { TRACKING } from '../skeleton/sequence';
import { standingSequence } from './sequences.fixture';
import { summarizeTracking } from './trackingSummary';

describe('summarizeTracking', () => {
  it('counts joints by state and leaves absent bodies out', () => {
    const sequence = standingSequence(2, 2);
    sequence.tracking.fill(TRACKING.notTracked, 75, 100);
    sequence.tracking[50 + JOINT.handLeft] = TRACKING.inferred;
    sequence.tracking[50 + JOINT.footLeft] = TRACKING.notTracked;
    expect(summarizeTracking(sequence, 0)).toEqual({ bodies: 2, tracked: 50, inferred: 0, missing: 0 });
    expect(summarizeTracking(sequence, 1)).toEqual({ bodies: 1, tracked: 23, inferred: 1, missing: 1 });
  });
});
