/** The training worker: a shell around the training session. */

import { BatchClient } from '../dataset/batchClient';
import { declineOf } from './declining';
import { preferenceAfterLoss } from './engine';
import { startEngine } from './engineStart';
import { holdLifeline } from './lifeline';
import type { SessionCommand } from './performing';
import type { TrainingCommand, TrainingEvent } from './protocol';
import { TrainingSession } from './session';

/** On a busy machine the word comes late. */
const LOSS_GRACE_MS = 3000;

let starting: Promise<TrainingSession> | null = null;

function post(event: TrainingEvent, transfer: Transferable[] = []): void {
  self.postMessage(event, { transfer });
}

function fail(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

type Connect = Extract<TrainingCommand, { type: 'connect' }>;

async function start({ port, engine: preference, lifeline }: Connect): Promise<TrainingSession> {
  await holdLifeline(lifeline);
  const engine = await startEngine(preference);
  post({ type: 'engine', engine: engine.info });
  const source = new BatchClient(port);
  const now = () => performance.now();
  const lostAt: number[] = [];
  const nextEngine = async () => {
    lostAt.push(now());
    const wanted = preferenceAfterLoss(preference, lostAt);
    const next = await startEngine(wanted);
    return wanted === preference ? next : { ...next, info: { ...next.info, reason: 'device-lost' as const } };
  };
  return new TrainingSession({ engine, nextEngine, source, post, lossGrace: LOSS_GRACE_MS, now });
}

/** A start that failed has been said already; those who wait for an answer get one. */
function decline(command: SessionCommand): void {
  const answer = declineOf(command);
  if (answer !== null) post(answer);
}

self.onmessage = ({ data: command }: MessageEvent<TrainingCommand>) => {
  if (command.type === 'connect') {
    starting = start(command);
    starting.catch(fail);
  } else {
    starting?.then(
      (session) => session.handle(command),
      () => decline(command),
    );
  }
};
