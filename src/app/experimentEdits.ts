/** Changes of the experiment as pure functions: networks added, copied, removed, given options. */

import type { ExperimentConfig, NetworkConfig } from '../experiment/config';
import { validateNetwork } from '../networks/registry';
import { definitionOf } from './definitions';

/** The schema's own limit. */
export const MAX_NETWORKS = 12;

/** `kind-1`, `kind-2` …: the first that is not taken. */
function freeId(kind: string, networks: readonly NetworkConfig[]): string {
  let nth = 1;
  while (networks.some(({ id }) => id === `${kind}-${nth}`)) nth++;
  return `${kind}-${nth}`;
}

/** Adds a network at the end, under a new id. */
export function addNetwork(
  config: ExperimentConfig,
  kind: string,
  options: Record<string, unknown>,
): { config: ExperimentConfig; id: string } {
  const id = freeId(kind, config.networks);
  return { config: { ...config, networks: [...config.networks, { id, kind, options }] }, id };
}

export function removeNetwork(config: ExperimentConfig, id: string): ExperimentConfig {
  return { ...config, networks: config.networks.filter((network) => network.id !== id) };
}

export function setNetworkOptions(
  config: ExperimentConfig,
  id: string,
  options: Record<string, unknown>,
): ExperimentConfig {
  return {
    ...config,
    networks: config.networks.map((network) => (network.id === id ? { ...network, options } : network)),
  };
}

/**
 * What of a link can be used: networks of unknown kinds and double ids are left out, options that their network does not
 * accept become its defaults, options left out are filled in.
 */
export function usableExperiment(config: ExperimentConfig): {
  config: ExperimentConfig;
  changed: boolean;
} {
  let changed = false;
  const networks: NetworkConfig[] = [];
  for (const network of config.networks) {
    const definition = definitionOf(network.kind);
    if (definition === undefined || networks.some(({ id }) => id === network.id)) {
      changed = true;
      continue;
    }
    const validation = validateNetwork(network);
    if (!validation.valid) changed = true;
    networks.push(validation.valid ? validation.network : { ...network, options: definition.defaults });
  }
  return { config: { ...config, networks }, changed };
}

/** Name of each network by id: its label, numbered where there are several of a kind. */
export function networkNames(networks: readonly NetworkConfig[]): ReadonlyMap<string, string> {
  const seen: Record<string, number> = {};
  return new Map(
    networks.map(({ id, kind }) => {
      const nth = (seen[kind] ?? 0) + 1;
      seen[kind] = nth;
      const label = definitionOf(kind)?.label ?? kind;
      return [id, nth === 1 ? label : `${label} ${nth}`];
    }),
  );
}
