/** Changes of the experiment as pure functions: networks added, copied, removed, given options. */

import { DEFAULT_ACTIONS, type ExperimentConfig, type NetworkConfig } from '../experiment/config';
import { networkPlaces } from '../networks/appearance';
import { validateNetwork } from '../networks/registry';
import { PERFORMABLE_ACTIONS } from '../recordings/performableActions';
import { definitionOf } from './definitions';

/** The schema's own limit. */
export const MAX_NETWORKS = 12;

/** `kind-1`, `kind-2` …: the first that is not taken. */
function freeId(kind: string, networks: readonly NetworkConfig[]): string {
  let nth = 1;
  while (networks.some(({ id }) => id === `${kind}-${nth}`)) nth++;
  return `${kind}-${nth}`;
}

const LEAST_ACTIONS = 2;

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
 * accept become its defaults, options left out are filled in; actions that no synthetic performer knows are left out.
 */
export function usableExperiment(config: ExperimentConfig): {
  config: ExperimentConfig;
  changed: boolean;
} {
  const data = usableData(config.data);
  let changed = data !== config.data;
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
  return { config: { ...config, data, networks }, changed };
}

function usableData(data: ExperimentConfig['data']): ExperimentConfig['data'] {
  if (data.source !== 'synthetic') return data;
  const known = [...new Set(data.actions)].filter((action) => PERFORMABLE_ACTIONS.includes(action));
  if (known.length === data.actions.length) return data;
  return { ...data, actions: known.length < LEAST_ACTIONS ? [...DEFAULT_ACTIONS] : known };
}

/** Name of each network by id: its label, numbered by its place among those of its kind. */
export function networkNames(networks: readonly NetworkConfig[]): ReadonlyMap<string, string> {
  const places = networkPlaces(networks);
  return new Map(
    networks.map(({ id, kind }) => {
      const nth = (places.get(id) ?? 0) + 1;
      const label = definitionOf(kind)?.label ?? kind;
      return [id, nth === 1 ? label : `${label} ${nth}`];
    }),
  );
}
