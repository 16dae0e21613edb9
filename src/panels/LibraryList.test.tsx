// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';

import type { LibrarySummary } from '../dataset/protocol';
import { startI18n } from '../i18n/i18n';
import { LibraryList } from './LibraryList';

beforeAll(startI18n);
afterEach(cleanup);

function textOf(about: Partial<LibrarySummary>): string {
  const library = { sets: [], lasting: true, usage: null, quota: null, persisted: null, ...about };
  const actions = { onOpen: () => undefined, onRename: () => undefined, onRemove: () => undefined };
  const { container } = render(
    <MantineProvider>
      <LibraryList library={library} openId={null} busy={false} {...actions} />
    </MantineProvider>,
  );
  return container.textContent ?? '';
}

it('says for how long the browser keeps the data sets, where it says', () => {
  expect(textOf({ persisted: true, usage: 1e6, quota: 1e9 })).toMatch(
    /in use.*keeps these data sets until you delete/,
  );
  expect(textOf({ persisted: false })).toContain('may delete these data sets when room');
  expect(textOf({})).not.toMatch(/delete/);
  expect(textOf({ persisted: false, lasting: false })).toMatch(/keeps nothing between visits.*closes\.$/);
});
