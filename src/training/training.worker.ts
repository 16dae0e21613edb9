/** The training worker: a shell around the training session. */

import { BatchClient } from '../dataset/batchClient';
import type { EnginePreference } from '../experiment/config';
import { startEngine } from './engineStart';
import type { TrainingCommand, TrainingEvent } from './protocol';
import { type SessionCommand, TrainingSession } from './session';

let starting: Promise<TrainingSession> | null = null;

function post(event: TrainingEvent, transfer: Transferable[] = []): void {
  self.postMessage(event, { transfer });
}

function fail(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function start(port: MessagePort, preference: EnginePreference): Promise<TrainingSession> {
  const engine = await startEngine(preference, () => fail(new Error('The GPU device was lost')));
  post({ type: 'engine', engine: engine.info });
  const source = new BatchClient(port);
  return new TrainingSession({ engine, source, post, now: () => performance.now() });
}

/** A start that failed has been said already; those who wait for an answer get one. */
function decline(command: SessionCommand): void {
  const { type } = command;
  if (type === 'snapshot') {
    post({ type: 'no-snapshot', requestId: command.requestId, networkId: command.networkId });
  } else if (type === 'restore') {
    const detail = command.snapshot.network.id;
    post({ type: 'not-restored', requestId: command.requestId, reason: 'unknown-network', detail });
  }
}

self.onmessage = ({ data: command }: MessageEvent<TrainingCommand>) => {
  if (command.type === 'connect') {
    starting = start(command.port, command.engine);
    starting.catch(fail);
  } else {
    starting?.then(
      (session) => session.handle(command),
      () => decline(command),
    );
  }
};
