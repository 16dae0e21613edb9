/** Whoever waits for an answer gets one, also where nothing could be done. */

import type { TrainingCommand, TrainingEvent } from './protocol';

/** What to answer to a command that failed; null where nobody waits for an answer. */
export function declineOf(command: TrainingCommand): TrainingEvent | null {
  switch (command.type) {
    case 'snapshot':
      return { type: 'no-snapshot', requestId: command.requestId, networkId: command.networkId };
    case 'restore': {
      const detail = command.snapshot.network.id;
      return { type: 'not-restored', requestId: command.requestId, reason: 'unknown-network', detail };
    }
    case 'capture':
      return { type: 'captured', requestId: command.requestId, data: null, states: [] };
    case 'resume':
      return { type: 'resumed', requestId: command.requestId, networkIds: [] };
    default:
      return null;
  }
}
