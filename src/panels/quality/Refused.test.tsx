// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';

import { NONE_REFUSED } from '../../dataset/library/libraryIndex';
import { qualityOf } from '../../dataset/quality';
import { startI18n } from '../../i18n/i18n';
import type { FileProblem } from '../../recordings/problem';
import { Refused } from './Refused';

beforeAll(startI18n);
afterEach(cleanup);

const REFUSED = Array.from(
  { length: 1_000 },
  (_, i): FileProblem => ({ code: 'truncated', file: `${i}.skeleton`, line: 8, detail: '7' }),
);

function textOf(refused: readonly FileProblem[], refusedCount: number): string {
  const report = qualityOf([], { split: 'cross-view', seed: 1, refused, refusedCount });
  const { container } = render(
    <MantineProvider>
      <Refused report={report} builtIn={false} onSave={() => undefined} />
    </MantineProvider>,
  );
  return container.textContent ?? '';
}

it('says how many there were where not all are listed', () => {
  expect(textOf(REFUSED, 56_000)).toContain('56,000 files were refused; the last 1,000 are listed.');
});

it('says nothing of a list that is whole', () => {
  expect(textOf(REFUSED, 1_000)).not.toContain('are listed');
  expect(textOf(NONE_REFUSED.refused, 0)).toContain('No file was refused.');
});
