import { expect, it } from 'vitest';
import { matrixCsv, seriesCsv } from './figureCsv';

it('writes a row per point', () => {
  const series = [
    { label: 'D-RNN', faint: true, points: [{ x: 1, y: 0.5 }] },
    { label: 'RNN, wide', points: [{ x: 2, y: 1 / 3 }] },
  ];
  expect(seriesCsv(series, 'Iteration', 'Loss').split('\r\n')).toEqual([
    'series,thin,Iteration,Loss',
    'D-RNN,1,1,0.5',
    '"RNN, wide",0,2,0.3333333333333333',
    '',
  ]);
});

it('writes a matrix under its names', () => {
  const matrix = { rows: ['sit', 'stand'], columns: ['sit', 'stand'], values: Uint32Array.of(1, 2, 3, 4) };
  expect(matrixCsv(matrix, 'true').split('\r\n')).toEqual(['true,sit,stand', 'sit,1,2', 'stand,3,4', '']);
});
