/** The experiment's networks as panels and charts show them: name, line, size. */

import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

import { inputCount } from '../dataset/features';
import type { NetworkConfig } from '../experiment/config';
import { assignAppearances } from '../networks/appearance';
import { type NetworkCost, networkCost } from '../networks/cost';
import type { AnyNetwork } from '../networks/registry';
import { useAppState } from './context';
import { countParameters, definitionOf, type ParameterCount } from './definitions';
import { networkNames } from './experimentEdits';
import { classCount } from './state';

export interface ShownNetwork {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly dash: string;
  readonly network: NetworkConfig;
  readonly definition: AnyNetwork;
  readonly parameters: ParameterCount;
  readonly cost: NetworkCost;
}

export function useNetworks(): readonly ShownNetwork[] {
  const networks = useAppState(({ config }) => config.networks);
  const inputs = useAppState(({ config }) => inputCount(config.features));
  const classes = useAppState(classCount);
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const names = networkNames(networks);
    const appearances = assignAppearances(networks);
    return networks.flatMap((network): ShownNetwork[] => {
      const definition = definitionOf(network.kind);
      const appearance = appearances.get(network.id);
      if (definition === undefined || appearance === undefined) return [];
      return [
        {
          id: network.id,
          name: names.get(network.id) ?? network.kind,
          colour: appearance[scheme],
          dash: appearance.dash,
          network,
          definition,
          parameters: countParameters(definition, network.options, inputs, classes),
          cost: networkCost(definition, network.options, inputs, classes),
        },
      ];
    });
  }, [networks, inputs, classes, scheme]);
}
