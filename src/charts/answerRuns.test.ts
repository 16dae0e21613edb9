import { describe, expect, it } from 'vitest';

import { answerRuns } from './answerRuns';

describe('runs of answers', () => {
  it('join neighbours that say the same, and end at a new start', () => {
    const said = [8, 8, 23, 23, null, 23].map((action) =>
      action === null ? null : { action, probability: 0.5 },
    );
    expect(answerRuns(said)).toEqual([
      { action: 8, from: 0, length: 2 },
      { action: 23, from: 2, length: 2 },
      { action: 23, from: 5, length: 1 },
    ]);
    expect(answerRuns([null])).toEqual([]);
  });
});
