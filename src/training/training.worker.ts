/** The training worker: a shell around the training session. */

import { BatchClient } from '../dataset/batchClient';
import type { EnginePreference } from '../experiment/config';
import { startEngine } from './engineStart';
import type { TrainingCommand, TrainingEvent } from './protocol';
import { TrainingSession } from './session';

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

self.onmessage = ({ data: command }: MessageEvent<TrainingCommand>) => {
  if (command.type === 'connect') {
    starting = start(command.port, command.engine);
    starting.catch(fail);
  } else {
    // A start that failed has been said already.
    starting?.then((session) => session.handle(command)).catch(() => undefined);
  }
};
