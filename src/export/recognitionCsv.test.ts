import { expect, it } from 'vitest';
import { ablationCsv, forGoodCsv, sharesCsv } from './recognitionCsv';

it('writes a row per network and a column per way to be right', () => {
  const networks = [
    { name: 'D-RNN', shares: [1, 0.25] },
    { name: 'RNN, wide', shares: [Number.NaN, 0.5] },
  ];
  expect(sharesCsv(networks, ['at some frame', 'at the end']).split('\r\n')).toEqual([
    'network,at some frame,at the end',
    'D-RNN,1,0.25',
    '"RNN, wide",,0.5',
    '',
  ]);
});

it('writes when each action is recognised for good', () => {
  const network = 'D-RNN';
  const rows = [
    { network, action: 'Sit down', share: 0.25, frame: 13, seconds: 12 / 30 },
    { network, action: 'Kicking', share: null, frame: null, seconds: null },
  ];
  expect(forGoodCsv(rows).split('\r\n')).toEqual([
    'network,action,share,frame,seconds',
    'D-RNN,Sit down,0.25,13,0.4',
    'D-RNN,Kicking,,,',
    '',
  ]);
});

it('writes the whole network before those without a group', () => {
  expect(ablationCsv('D-RNN', 0.75, [0.5, Number.NaN]).split('\r\n')).toEqual([
    'network,frozenGroup,frameAccuracy,change',
    'D-RNN,0,0.75,0',
    'D-RNN,1,0.5,-0.25',
    'D-RNN,2,,',
    '',
  ]);
});
