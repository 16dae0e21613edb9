import { describe, expect, it } from 'vitest';

import type { QualityReport } from '../dataset/qualityReport';
import { cleanedCsv, countsCsv, duplicatesCsv, lengthsCsv, refusedCsv } from './qualityCsv';

const NOTHING_CLEANED = {
  framesWithoutBodies: 0,
  coordinatesRepaired: 0,
  bodiesTooShort: 0,
  bodiesTooWide: 0,
  bodiesBeyondTwo: 0,
};

const REPORT: QualityReport = {
  sequences: 3,
  frames: 300,
  watchOnly: 0,
  parts: {
    action: [{ value: 8, sequences: 3, frames: 300 }],
    performer: [{ value: 2, sequences: 3, frames: 300 }],
    camera: [],
    setup: [],
  },
  lengths: { shortest: 50, median: 60, longest: 190, from: 50, width: 10, counts: [1, 2] },
  cleaning: { ...NOTHING_CLEANED, coordinatesRepaired: 3 },
  cleaned: [{ id: 'a,b', action: 8, counts: { ...NOTHING_CLEANED, coordinatesRepaired: 3 } }],
  refused: [{ code: 'truncated', file: '=1.skeleton', line: null, detail: '7' }],
  refusedCount: 1,
  duplicates: [
    {
      hash: 'ff00',
      frames: 50,
      straddles: true,
      disagrees: false,
      members: [
        { id: 'x', action: 8, side: 'test' },
        { id: 'y', action: null, side: null },
      ],
    },
  ],
  straddling: { sequences: 1, frames: 50, testSequences: 1, testFrames: 50 },
  split: 'cross-view',
};

describe('the tables of a quality report as CSV', () => {
  it('names actions', () => {
    expect(countsCsv(REPORT, 'action')).toBe('action,name,sequences,frames\r\n8,Sit down,3,300\r\n');
    expect(countsCsv(REPORT, 'performer')).toBe('performer,sequences,frames\r\n2,3,300\r\n');
  });

  it('ends the last bin where the longest recording does', () => {
    expect(lengthsCsv(REPORT)).toBe('from_frames,to_frames,sequences\r\n50,59,1\r\n60,190,2\r\n');
  });

  it('has a row per cleaned sequence, duplicate and refused file', () => {
    expect(cleanedCsv(REPORT).split('\r\n')[1]).toBe('"a,b",8,0,3,0,0,0');
    expect(duplicatesCsv(REPORT).split('\r\n').slice(1)).toEqual([
      '1,x,8,test,50,ff00,yes,no',
      '1,y,,,50,ff00,yes,no',
      '',
    ]);
    expect(refusedCsv(REPORT).split('\r\n')[1]).toBe("'=1.skeleton,truncated,,7");
  });
});
