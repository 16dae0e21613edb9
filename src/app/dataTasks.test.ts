import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/config';
import { DataTasks } from './dataTasks';
import { initialState } from './state';
import { createAppStore } from './store';

const { data } = DEFAULT_EXPERIMENT;
if (data.source !== 'synthetic') throw new Error('not synthetic');
const synthetic = data;

function start() {
  const store = createAppStore(initialState(DEFAULT_EXPERIMENT, synthetic));
  const tasks = new DataTasks(store);
  const begun: string[] = [];
  const ended: string[] = [];
  const finish = new Map<string, () => void>();
  const run = (kind: Parameters<DataTasks['run']>[0], name: string) =>
    tasks.run(kind, ({ signal }) => {
      begun.push(name);
      return new Promise((resolve, reject) => {
        finish.set(name, () => {
          ended.push(name);
          resolve();
        });
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    });
  const kind = () => store.state.getState().dataTask?.kind ?? null;
  return { tasks, begun, ended, run, kind, end: (name: string) => finish.get(name)?.() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('reads files one after the other, none for want of the next', async () => {
  const { tasks, begun, ended, run, kind, end } = start();
  const first = run('importing', 'first');
  const second = run('importing', 'second');
  await settled();
  expect(begun).toEqual(['first']);
  expect(tasks.waits).toBe(true);
  end('first');
  await first;
  await settled();
  expect(begun).toEqual(['first', 'second']);
  expect(kind()).toBe('importing');
  end('second');
  await second;
  expect(ended).toEqual(['first', 'second']);
  expect([kind(), tasks.waits]).toEqual([null, false]);
});

it('lets what the page makes wait for files, and only the last of it', async () => {
  const { begun, run, kind, end } = start();
  const reading = run('importing', 'reading');
  const made = run('generating', 'made');
  const opened = run('opening', 'opened');
  await settled();
  expect([begun, kind()]).toEqual([['reading'], 'importing']);
  end('reading');
  await Promise.all([reading, made]);
  await settled();
  expect([begun, kind()]).toEqual([['reading', 'opened'], 'opening']);
  end('opened');
  await opened;
});

it('cancels what it makes for files, and files for the person alone', async () => {
  const { tasks, begun, run, kind } = start();
  const made = run('generating', 'made');
  await settled();
  const reading = run('importing', 'reading');
  await made;
  await settled();
  expect([begun, kind()]).toEqual([['made', 'reading'], 'importing']);
  tasks.giveWay();
  await settled();
  expect(kind()).toBe('importing');
  tasks.cancel();
  await reading;
  expect(kind()).toBeNull();
});
