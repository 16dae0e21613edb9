import { expect, it } from 'vitest';
import { ablationCsv, forGoodCsv, sharesCsv } from './recognitionCsv';

it('writes a row per network and a column per way to be right', () => {
  const networks = [
    { name: 'D-RNN', iteration: 40, shares: [1, 0.25] },
    { name: 'RNN, wide', iteration: 41, shares: [Number.NaN, 0.5] },
  ];
  expect(sharesCsv(networks, ['at some frame', 'at the end']).split('\r\n')).toEqual([
    'network,iteration,at some frame,at the end',
    'D-RNN,40,1,0.25',
    '"RNN, wide",41,,0.5',
    '',
  ]);
});

it('writes when each action is recognised for good', () => {
  const of = { network: 'D-RNN', iteration: 40 };
  const rows = [
    { ...of, action: 'Sit down', share: 0.25, frame: 13, seconds: 12 / 30 },
    { ...of, action: 'Kicking', share: null, frame: null, seconds: null },
  ];
  expect(forGoodCsv(rows).split('\r\n')).toEqual([
    'network,iteration,action,share,frame,seconds',
    'D-RNN,40,Sit down,0.25,13,0.4',
    'D-RNN,40,Kicking,,,',
    '',
  ]);
});

it('writes the whole network before those without a group', () => {
  expect(
    ablationCsv('D-RNN', { iteration: 40, whole: 0.75, without: [0.5, Number.NaN] }).split('\r\n'),
  ).toEqual([
    'network,iteration,frozenGroup,frameAccuracy,change',
    'D-RNN,40,0,0.75,0',
    'D-RNN,40,1,0.5,-0.25',
    'D-RNN,40,2,,',
    '',
  ]);
});
