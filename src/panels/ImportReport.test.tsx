// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { SetReport } from '../dataset/protocol';
import { startI18n } from '../i18n/i18n';
import { ImportLedger } from '../recordings/importLedger';
import type { FileProblem, ImportReport as Report } from '../recordings/problem';
import { ImportReport } from './ImportReport';

beforeAll(startI18n);
afterEach(cleanup);

const PROBLEM: FileProblem = { code: 'zip-empty', file: 'a.zip', line: null, detail: '' };

function textOf(end: Parameters<ImportLedger['finish']>[0], problems: number): string {
  const ledger = new ImportLedger(() => 0);
  for (let at = 0; at < problems; at += 1) ledger.refuse({ ...PROBLEM, file: `${at}.zip` });
  return textOfReport(ledger.finish(end));
}

const CHANGES: SetReport['changes'] = { added: 12, replaced: 3, known: 4_000 };

function textOfReport(report: Report): string {
  const { container } = render(
    <MantineProvider>
      <ImportReport report={{ ...report, changes: CHANGES }} onMapJoints={null} onClose={() => undefined} />
    </MantineProvider>,
  );
  return container.textContent ?? '';
}

describe('ImportReport', () => {
  it('says of a whole import that every file could be read', () => {
    const text = textOf('done', 0);
    expect(text).toContain('Every file could be read.');
    expect(text).not.toMatch(/cancelled|no room/);
  });

  it('says of a cancelled one that it was', () => {
    const text = textOf('cancelled', 0);
    expect(text).toContain('The import was cancelled.');
    expect(text).not.toMatch(/Every file|no room/);
  });

  it.each([0, 1, 1_200])(
    'says that there was no room, and not that it was cancelled, after %d problems',
    (many) => {
      const text = textOf('full', many);
      expect(text.match(/There is no room left/g)).toHaveLength(1);
      expect(text).not.toMatch(/cancelled|Every file/);
      if (many > 0) expect(text).toContain(`${many === 1 ? '1 problem' : '1200 problems'}`);
    },
  );

  it('says what became of the recordings, and once that BVH files were read as corrected before', () => {
    const remarks = (['bvh-unit-guessed', 'bvh-corrected'] as const).flatMap((code) =>
      ['a.bvh', 'b.bvh'].map((file) => ({ ...PROBLEM, code, file })),
    );
    const report = { ...new ImportLedger(() => 0).finish('done'), problems: remarks };
    const text = textOfReport({ ...report, sequences: 4_015 });
    expect(text).toContain('12 added to the data set, 3 replaced in it, 4,000 there already.');
    expect(text.match(/as you last corrected them/g)).toHaveLength(1);
    expect(text).toContain('Guessed for 2 files');
    expect(textOfReport(report)).not.toContain('added to the data set');
  });

  it('says so too where the room ended after the last file', () => {
    const full: FileProblem = { code: 'storage-full', file: '', line: null, detail: '' };
    const report = new ImportLedger(() => 0).finish('done');
    const text = textOfReport({ ...report, cancelled: true, problems: [full] });
    expect(text).toContain('There is no room left');
    expect(text).not.toMatch(/cancelled|Every file|problem/);
  });
});
