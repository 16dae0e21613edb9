/** What each command does to the experiment, and which commands need not be performed any more. */

import type { Experiment } from './experiment';
import type { TrainingCommand } from './protocol';

export type SessionCommand = Exclude<TrainingCommand, { type: 'connect' }>;

/** Commands that change nothing of the experiment; the page gives them unasked. */
const LOOKING: ReadonlySet<SessionCommand['type']> = new Set(['watch', 'explain', 'capture', 'snapshot']);

export function onlyLooks({ type }: SessionCommand): boolean {
  return LOOKING.has(type);
}

/** Whether one of the commands that wait makes this one needless. */
export function isSuperseded({ type }: SessionCommand, waiting: readonly SessionCommand[]): boolean {
  switch (type) {
    case 'configure':
      return waiting.find((next) => next.type !== 'watch' && next.type !== 'explain')?.type === 'configure';
    case 'watch':
    case 'explain':
      return waiting.some((next) => next.type === type);
    default:
      return false;
  }
}

/** @param onPreparing called where the data worker has to prepare anew */
export async function perform(
  command: SessionCommand,
  experiment: Experiment,
  onPreparing: () => void,
): Promise<void> {
  switch (command.type) {
    case 'configure':
      return experiment.configure(command.config, command.dataRevision, onPreparing);
    case 'train':
      return experiment.train();
    case 'pause':
      return experiment.pause();
    case 'step':
      return experiment.stepAll();
    case 'reset':
      return experiment.reset();
    case 'watch':
      return experiment.watch(command.sequenceId);
    case 'explain':
      return experiment.explain(command.target);
    case 'evaluate':
      return experiment.evaluate();
    case 'ablate':
      return experiment.ablate(command.networkId);
    case 'snapshot':
      return experiment.snapshot(command);
    case 'return-to-best':
      return experiment.returnToBest(command.networkId);
    case 'restore':
      return experiment.restore(command.requestId, command.snapshot);
    case 'capture':
      return experiment.capture(command.requestId);
    case 'resume':
      return experiment.resume(command.requestId, command.data, command.states);
    default:
      command satisfies never;
  }
}
