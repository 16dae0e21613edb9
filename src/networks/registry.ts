/**
 * All networks, in the order in which they are offered. A further network is one file and one line here.
 */

import type { NetworkConfig } from '../experiment/config';
import { ann } from './ann';
import type { NetworkDefinition } from './definition';
import { drnn } from './drnn';
import { lstm } from './lstm';
import { type InvalidKey, invalidKey } from './options';
import { rnn } from './rnn';

/** A network whose options the caller does not know; pass only options that `validateNetwork` gave. */
export type AnyNetwork = NetworkDefinition<Record<string, unknown>>;

export const NETWORKS: readonly AnyNetwork[] = [drnn, lstm, rnn, ann];

/** @throws RangeError where there is no such kind; configurations from outside go through `validateNetwork` first */
export function networkDefinition(kind: string): AnyNetwork {
  const definition = NETWORKS.find((candidate) => candidate.kind === kind);
  if (definition === undefined) throw new RangeError(`Unknown kind of network: ${kind}`);
  return definition;
}

interface OptionProblem {
  /** Key of the option; empty where the network as a whole is meant. */
  readonly option: string;
  /** Sentence `networks.invalid.<key>`. */
  readonly key: InvalidKey;
}

export type NetworkValidation =
  /** The same network with every option present. */
  | { readonly valid: true; readonly network: NetworkConfig }
  | { readonly valid: false; readonly problems: readonly OptionProblem[] };

/** Checks kind and options by the network's own schema; options left out take their defaults. At most one problem per option. */
export function validateNetwork(network: NetworkConfig): NetworkValidation {
  const definition = NETWORKS.find(({ kind }) => kind === network.kind);
  if (definition === undefined) return { valid: false, problems: [{ option: '', key: 'unknown-kind' }] };
  const parsed = definition.schema.safeParse(network.options);
  if (parsed.success) return { valid: true, network: { ...network, options: parsed.data } };
  const problems = new Map<string, OptionProblem>();
  for (const issue of parsed.error.issues) {
    const option = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path[0] ?? '');
    if (!problems.has(option)) problems.set(option, { option, key: invalidKey(issue) });
  }
  return { valid: false, problems: [...problems.values()] };
}
