/** A network's weights out of the session, and back in where they fit. */

import type { PreparedData } from '../dataset/protocol';
import { parameterSize } from '../networks/packing';
import type { NetworkRun } from './networkRun';
import type { NetworkSnapshot, TrainingCommand, TrainingEvent } from './protocol';
import { sameNetwork } from './roster';
import type { SessionContext } from './sessionContext';

type NotRestored = Extract<TrainingEvent, { type: 'not-restored' }>;

interface Misfit {
  readonly reason: NotRestored['reason'];
  /** What differs, as names and numbers. */
  readonly detail: string;
}

export type SnapshotRequest = Omit<Extract<TrainingCommand, { type: 'snapshot' }>, 'type'>;

/** Says the network's weights, or that there are none. */
export async function answerSnapshot(
  { post }: SessionContext,
  { requestId, networkId, which }: SnapshotRequest,
  run: NetworkRun | undefined,
  data: PreparedData | null,
): Promise<void> {
  if (run === undefined || data === null) {
    post({ type: 'no-snapshot', requestId, networkId });
    return;
  }
  const { network } = run;
  const iteration = which === 'best' ? (run.best ?? run).iteration : run.iteration;
  const tensors = await run.tensors(which);
  const snapshot = { network, inputs: data.inputs, classes: data.classes, iteration, tensors };
  post(
    { type: 'snapshot', requestId, snapshot },
    tensors.map(({ values }) => values.buffer),
  );
}

/** Why the snapshot cannot be set, or null where it fits the network. */
export function findMisfit(
  snapshot: NetworkSnapshot,
  run: NetworkRun | undefined,
  data: PreparedData | null,
): Misfit | null {
  if (run === undefined || data === null) return { reason: 'unknown-network', detail: snapshot.network.id };
  if (!sameNetwork(run.network, snapshot.network)) {
    return { reason: 'options-differ', detail: `${snapshot.network.kind}, ${run.network.kind}` };
  }
  if (snapshot.inputs !== data.inputs) {
    return { reason: 'inputs-differ', detail: `${snapshot.inputs}, ${data.inputs}` };
  }
  if (snapshot.classes.join() !== data.classes.join()) {
    return { reason: 'classes-differ', detail: `${snapshot.classes.join(' ')}, ${data.classes.join(' ')}` };
  }
  if (snapshot.tensors.length !== run.specs.length) {
    return { reason: 'shapes-differ', detail: `${snapshot.tensors.length}, ${run.specs.length}` };
  }
  for (const spec of run.specs) {
    const tensor = snapshot.tensors.find(({ name }) => name === spec.name);
    const fits = tensor?.shape.join() === spec.shape.join() && tensor.values.length === parameterSize(spec);
    if (!fits) return { reason: 'shapes-differ', detail: spec.name };
  }
  return null;
}
