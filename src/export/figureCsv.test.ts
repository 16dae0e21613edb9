import { expect, it } from 'vitest';
import {
  activityCsv,
  classScoresCsv,
  graphCsv,
  influenceCsv,
  matrixCsv,
  probabilitiesCsv,
  scheduleCsv,
  seriesCsv,
} from './figureCsv';

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

it('writes the ends of a band beside its mean', () => {
  const points = [{ x: 1, y: 0.5 }];
  const series = [
    { label: 'mean', points, band: [{ low: 0.25, high: 0.75 }] },
    { label: 'one', points },
  ];
  expect(seriesCsv(series, 'Iteration', 'Accuracy').split('\r\n')).toEqual([
    'series,thin,Iteration,Accuracy,low,high',
    'mean,0,1,0.5,0.25,0.75',
    'one,0,1,0.5,,',
    '',
  ]);
});

it('writes a matrix under its names', () => {
  const matrix = { rows: ['sit', 'stand'], columns: ['sit', 'stand'], values: Uint32Array.of(1, 2, 3, 4) };
  expect(matrixCsv(matrix, 'true').split('\r\n')).toEqual(['true,sit,stand', 'sit,1,2', 'stand,3,4', '']);
});

it('writes what each network answers on each frame', () => {
  const networks = [
    { name: 'RNN', iteration: 40, probabilities: Float32Array.of(0.25, 0.75, 0.5, 0.5) },
    { name: 'ANN', iteration: 41, probabilities: Float32Array.of(1, 0, 0, 1) },
  ];
  const frames = Int32Array.of(0, 3);
  const recording = { id: 'S001', trueAction: 'stand' };
  expect(probabilitiesCsv(recording, networks, frames, ['sit', 'stand']).split('\r\n')).toEqual([
    'recording,true_action,network,iteration,frame,sit,stand',
    'S001,stand,RNN,40,1,0.25,0.75',
    'S001,stand,RNN,40,4,0.5,0.5',
    'S001,stand,ANN,41,1,1,0',
    'S001,stand,ANN,41,4,0,1',
    '',
  ]);
  expect(probabilitiesCsv({ id: 'x', trueAction: null }, networks, frames, ['sit', 'stand'])).toContain(
    'x,,RNN,40,1,0.25,0.75',
  );
});

it('writes how much joints and groups did on each frame', () => {
  const lengths = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  const source = { recording: 'S001', network: 'RNN, wide', iteration: 40 };
  const answer = { ...source, answer: 'stand', frames: Int32Array.of(0, 2) };
  expect(influenceCsv(answer, lengths, 2, ['head', 'neck']).split('\r\n')).toEqual([
    'recording,network,iteration,answer,answered_frame,frame,body1.head,body1.neck,body2.head,body2.neck',
    'S001,"RNN, wide",40,stand,3,1,1,2,3,4',
    'S001,"RNN, wide",40,stand,3,3,5,6,7,8',
    '',
  ]);
  expect(activityCsv(source, Float32Array.of(0.5, 0, 1, 2), 2, Int32Array.of(0, 1)).split('\r\n')).toEqual([
    'recording,network,iteration,frame,group1,group2',
    'S001,"RNN, wide",40,1,0.5,0',
    'S001,"RNN, wide",40,2,1,2',
    '',
  ]);
});

it('writes the scores of actions, empty where there are none', () => {
  const scores = [{ name: 'sit', precision: null, recall: 0.5, f1: 0.25, support: 4 }];
  expect(classScoresCsv({ network: 'RNN', iteration: 40 }, scores, 'frames')).toBe(
    'network,iteration,action,precision,recall,f1,frames\r\nRNN,40,sit,,0.5,0.25,4\r\n',
  );
});

it('writes how a network computes', () => {
  expect(graphCsv([{ from: 'x', to: 'h1', label: 'U', delay: 0 }])).toBe(
    'from,to,weight,delay\r\nx,h1,U,0\r\n',
  );
  expect(
    scheduleCsv([
      [true, true],
      [false, true],
    ]),
  ).toBe('frame,group1,group2\r\n1,1,0\r\n2,1,1\r\n');
});
