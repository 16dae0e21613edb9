import { expect, it } from 'vitest';
import { linesWithin } from './figurePicture';

it('breaks a note between words and never loses one', () => {
  const lines = linesWithin('one two three verylongword end', 9, (text) => text.length);
  expect(lines).toEqual(['one two', 'three', 'verylongword', 'end']);
  expect(linesWithin('', 9, (text) => text.length)).toEqual([]);
});
