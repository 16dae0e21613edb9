import { describe, expect, it } from 'vitest';

import { PERFORMABLE_ACTIONS } from './performableActions';
import { SCRIPTS } from './synthetic/repertoire';

describe('PERFORMABLE_ACTIONS', () => {
  it('are the actions that have a motion script, rising', () => {
    expect(PERFORMABLE_ACTIONS).toEqual([...SCRIPTS.keys()].sort((a, b) => a - b));
  });
});
