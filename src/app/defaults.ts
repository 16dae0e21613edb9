/** What a first visit opens with: the thesis's experiment on the built-in recordings with its three recurrent networks. */

import { DEFAULT_EXPERIMENT, type ExperimentConfig } from '../experiment/config';
import { definitionOf } from './definitions';
import { addNetwork } from './experimentEdits';

const FIRST_NETWORKS = ['drnn', 'rnn', 'lstm'];

export function defaultExperiment(): ExperimentConfig {
  return FIRST_NETWORKS.reduce<ExperimentConfig>((config, kind) => {
    const definition = definitionOf(kind);
    return definition === undefined ? config : addNetwork(config, kind, definition.defaults).config;
  }, DEFAULT_EXPERIMENT);
}
