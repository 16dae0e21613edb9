import { expect, it } from 'vitest';

import { shortened } from './shortened';

const measure = (text: string) => [...text].length;

it('keeps what fits, cuts off what does not, and leaves out what would say nothing', () => {
  expect(shortened('Hand waving', 11, measure)).toBe('Hand waving');
  expect(shortened('Hand waving', 9, measure)).toBe('Hand wav…');
  expect(shortened('Hand waving', 6, measure)).toBe('Hand…');
  expect(shortened('Hand waving', 4, measure)).toBe('Han…');
  expect(shortened('Hand waving', 3, measure)).toBe('');
  expect(shortened('Saltar', -2, measure)).toBe('');
});
