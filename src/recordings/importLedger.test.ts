import { describe, expect, it } from 'vitest';
import { ImportLedger } from './importLedger';
import type { FileProblem } from './problem';

const problem = (file: string): FileProblem => ({ code: 'npz-empty-row', file, line: null, detail: '' });

describe('the ledger of an import', () => {
  it('counts any number of problems, lists the first and gives the last for keeping', () => {
    const ledger = new ImportLedger(() => 0);
    const lengths: number[] = [];
    for (let row = 0; row < 12_345; row += 1) {
      ledger.refuseRow(problem(String(row)));
      lengths.push(ledger.refused.length);
    }
    expect(Math.max(...lengths)).toBe(1_000);
    expect(ledger.refused.map(({ file }) => Number(file))).toEqual(
      Array.from({ length: 1_000 }, (_, at) => 11_345 + at),
    );
    expect(ledger.refusedCount).toBe(12_345);
    const { problems, problemsOmitted } = ledger.finish('done');
    expect(problems.map(({ file }) => Number(file))).toEqual(Array.from({ length: 1_000 }, (_, at) => at));
    expect(problemsOmitted).toBe(11_345);
  });

  it('says what is the same for all files once', () => {
    const ledger = new ImportLedger(() => 0);
    for (let file = 0; file < 1_200; file += 1) {
      ledger.note({ ...problem(String(file)), code: 'bvh-calibration-pose' });
    }
    expect(ledger.finish('done')).toMatchObject({ problems: [{ file: '0' }], problemsOmitted: 0 });
  });

  it('says that there was no room however many problems came before', () => {
    const ledger = new ImportLedger(() => 0);
    for (let file = 0; file < 1_200; file += 1) ledger.note(problem(String(file)));
    const report = ledger.finish('full');
    expect(report.problems[0]?.code).toBe('storage-full');
    expect(report.problems).toHaveLength(1_000);
    expect(report.problems.length + report.problemsOmitted).toBe(1_201);
    expect(report.cancelled).toBe(false);
  });

  it.each(['done', 'cancelled'] as const)('says nothing of room where it was %s', (end) => {
    const ledger = new ImportLedger(() => 0);
    ledger.note(problem('a'));
    expect(ledger.finish(end)).toMatchObject({
      cancelled: end === 'cancelled',
      problems: [problem('a')],
      problemsOmitted: 0,
    });
  });
});
