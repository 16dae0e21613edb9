import { describe, expect, it } from 'vitest';

import { liveCsv } from './liveCsv';

describe('live answers as CSV', () => {
  it('count back from the newest, and tell a new start', () => {
    const history = [{ action: 8, probability: 0.25 }, null, { action: 23, probability: 0.5 }];
    const text = liveCsv([{ name: 'D-RNN', history }], 1 / 30, (action) => `action "${action}"`);
    expect(text.trim().split(/\r?\n/)).toEqual([
      'network,seconds,answer,action,probability',
      'D-RNN,-0.0667,"action ""8""",8,0.25',
      'D-RNN,-0.0333,new start,,',
      'D-RNN,0,"action ""23""",23,0.5',
    ]);
  });
});
