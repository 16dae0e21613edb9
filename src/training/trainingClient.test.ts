import { describe, expect, it } from 'vitest';
import type { NetworkSnapshot, TrainingCommand, TrainingEvent } from './protocol';
import { RestoreError, TrainingClient, type WorkerLike } from './trainingClient';

const SNAPSHOT: NetworkSnapshot = {
  network: { id: 'a', kind: 'rnn', options: {} },
  inputs: 75,
  classes: [1, 2],
  iteration: 5,
  tensors: [],
};

function connected() {
  const commands: TrainingCommand[] = [];
  const events: TrainingEvent[] = [];
  const worker: WorkerLike & { ended: boolean } = {
    ended: false,
    postMessage: (command: TrainingCommand) => void commands.push(command),
    terminate() {
      this.ended = true;
    },
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  };
  const client = new TrainingClient((event) => events.push(event), worker);
  const say = (event: TrainingEvent) =>
    Reflect.apply(worker.onmessage ?? (() => undefined), worker, [{ data: event }]);
  const crash = (message: string) =>
    Reflect.apply(worker.onerror ?? (() => undefined), worker, [{ message }]);
  return { client, worker, commands, events, say, crash };
}

describe('TrainingClient', () => {
  it('matches replies to requests, whatever their order', async () => {
    const { client, commands, events, say } = connected();
    const first = client.snapshot('a');
    const second = client.restore(SNAPSHOT);
    const third = client.snapshot('b');
    expect(commands.map(({ type }) => type)).toEqual(['snapshot', 'restore', 'snapshot']);
    say({ type: 'no-snapshot', requestId: 3, networkId: 'b' });
    say({ type: 'restored', requestId: 2, networkId: 'a' });
    say({ type: 'snapshot', requestId: 1, snapshot: SNAPSHOT });
    expect(await first).toBe(SNAPSHOT);
    await second;
    await expect(third).rejects.toThrow('b');
    expect(events).toEqual([]);
  });

  it('rejects a refused restore with the reason', async () => {
    const { client, say } = connected();
    const restoring = client.restore(SNAPSHOT);
    say({ type: 'not-restored', requestId: 1, reason: 'inputs-differ', detail: '75, 150' });
    const error = await restoring.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RestoreError);
    expect(error).toMatchObject({ reason: 'inputs-differ', detail: '75, 150' });
  });

  it('passes other events on', () => {
    const { events, say } = connected();
    say({ type: 'status', status: 'running' });
    expect(events).toEqual([{ type: 'status', status: 'running' }]);
  });

  it('says that the worker crashed and leaves nobody waiting', async () => {
    const { client, events, crash } = connected();
    const waiting = client.snapshot('a');
    crash('out of memory');
    await expect(waiting).rejects.toThrow('out of memory');
    expect(events).toEqual([{ type: 'crashed', message: 'out of memory' }]);
    await expect(client.restore(SNAPSHOT)).rejects.toThrow('out of memory');
  });

  it('ends the worker on dispose', async () => {
    const { client, worker } = connected();
    const waiting = client.snapshot('a');
    client.dispose();
    expect(worker.ended).toBe(true);
    await expect(waiting).rejects.toThrow('ended');
    await expect(client.snapshot('a')).rejects.toThrow('ended');
  });
});
