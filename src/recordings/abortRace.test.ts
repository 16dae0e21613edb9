import { expect, it } from 'vitest';
import { AbortRace } from './abortRace';

const never = new Promise<never>(() => undefined);

it('gives what a promise comes to while nothing is aborted', async () => {
  const race = new AbortRace(new AbortController().signal);
  await expect(race.run(Promise.resolve(7))).resolves.toBe(7);
  await expect(race.run(Promise.reject(new Error('bad')))).rejects.toThrow('bad');
});

it('rejects all that is under way with the reason, and what comes after', async () => {
  const controller = new AbortController();
  const race = new AbortRace(controller.signal);
  const running = Promise.allSettled([race.run(never), race.run(never), race.run(Promise.resolve(1))]);
  await race.run(Promise.resolve());
  controller.abort('enough');
  const late = [race.run(never), race.run(Promise.reject(new Error('unheard')))];
  expect(await running).toEqual([
    { status: 'rejected', reason: 'enough' },
    { status: 'rejected', reason: 'enough' },
    { status: 'fulfilled', value: 1 },
  ]);
  for (const { status } of await Promise.allSettled(late)) expect(status).toBe('rejected');
});

it('hears no more once it has ended', async () => {
  const controller = new AbortController();
  const race = new AbortRace(controller.signal);
  const running = race.run(new Promise((resolve) => setTimeout(resolve, 10, 'done')));
  race.end();
  controller.abort();
  await expect(running).resolves.toBe('done');
});
