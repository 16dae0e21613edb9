import { describe, expect, it } from 'vitest';
import { History } from '../metrics/history';
import { historyCsv } from './historyCsv';

describe('the curves as CSV', () => {
  it('has one row per network and iteration, with empty cells where nothing was measured', () => {
    const history = new History();
    history.append('a', 'train-loss', { iteration: 1, seconds: 0.5, value: 3.25 });
    history.append('a', 'train-loss', { iteration: 20, seconds: 2, value: 1.5 });
    history.append('a', 'train-frame-accuracy', { iteration: 20, seconds: 2, value: 0.25 });
    history.append('a', 'test-loss', { iteration: 10, seconds: 1, value: 2 });
    const csv = historyCsv(history, [
      { id: 'a', name: 'D-RNN, slow' },
      { id: 'b', name: 'RNN' },
    ]);
    expect(csv.split('\r\n')).toEqual([
      'network,iteration,seconds,train_loss,train_frame_accuracy,test_loss,test_frame_accuracy',
      '"D-RNN, slow",1,0.5,3.25,,,',
      '"D-RNN, slow",10,1,,,2,',
      '"D-RNN, slow",20,2,1.5,0.25,,',
      '',
    ]);
  });

  it('does not let a name become a formula', () => {
    const history = new History();
    history.append('a', 'train-loss', { iteration: 1, seconds: 1, value: 1 });
    expect(historyCsv(history, [{ id: 'a', name: '=SUM("x")' }])).toContain(`"'=SUM(""x"")",1`);
  });
});
