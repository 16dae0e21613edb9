/** The experiment's networks as panels and charts show them: name, line, size. */

import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';

import { inputCount } from '../dataset/features';
import type { NetworkConfig } from '../experiment/config';
import { assignAppearances } from '../networks/appearance';
import { type NetworkCost, networkCost } from '../networks/cost';
import type { AnyNetwork } from '../networks/registry';
import type { ComparedLstm } from '../panels/costText';
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
  /** What to compare its cost with; null for an LSTM. */
  readonly lstm: ComparedLstm | null;
}

const LSTM = 'lstm';

/** The experiment's first LSTM, else the thesis's. */
function comparedLstm(
  networks: readonly NetworkConfig[],
  names: ReadonlyMap<string, string>,
  inputs: number,
  classes: number,
): ComparedLstm | null {
  const definition = definitionOf(LSTM);
  if (definition === undefined) return null;
  const own = networks.find(({ kind }) => kind === LSTM);
  const options = own?.options ?? definition.defaults;
  return {
    name: own === undefined ? null : (names.get(own.id) ?? definition.label),
    units: definition.groupUnits(options)[0] ?? 0,
    cost: networkCost(definition, options, inputs, classes),
  };
}

export function useNetworks(): readonly ShownNetwork[] {
  'use memo';
  const networks = useAppState(({ config }) => config.networks);
  const inputs = useAppState(({ config }) => inputCount(config.features));
  const classes = useAppState(classCount);
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const names = networkNames(networks);
    const appearances = assignAppearances(networks);
    const lstm = comparedLstm(networks, names, inputs, classes);
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
          lstm: network.kind === LSTM ? null : lstm,
        },
      ];
    });
  }, [networks, inputs, classes, scheme]);
}
