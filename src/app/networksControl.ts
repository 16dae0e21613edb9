/** The experiment's networks: added, copied, given options and removed; and each as a file. */

import type { ExperimentConfig } from '../experiment/config';
import type { Loaders } from '../export/exporters';
import type { ExportFormat } from '../export/formats';
import type { TrainingClient } from '../training/trainingClient';
import { definitionOf } from './definitions';
import { addNetwork, MAX_NETWORKS, removeNetwork, setNetworkOptions } from './experimentEdits';
import { exportNetwork, loadersOf } from './networkFiles';
import type { AppStore } from './store';

interface NetworkCommands {
  change(config: ExperimentConfig): void;
  /** The running training worker. */
  client(): TrainingClient;
}

export class NetworksControl {
  readonly #store: AppStore;
  readonly #commands: NetworkCommands;

  constructor(store: AppStore, commands: NetworkCommands) {
    this.#store = store;
    this.#commands = commands;
  }

  add(kind: string): void {
    const definition = definitionOf(kind);
    if (definition !== undefined) this.#add(kind, definition.defaults);
  }

  duplicate(id: string): void {
    const network = this.#config.networks.find((candidate) => candidate.id === id);
    if (network !== undefined) this.#add(network.kind, network.options);
  }

  remove(id: string): void {
    this.#commands.change(removeNetwork(this.#config, id));
    this.#store.history.forget(id); // now that the run with it has been kept
  }

  setOptions(id: string, options: Record<string, unknown>): void {
    this.#commands.change(setNetworkOptions(this.#config, id, options));
  }

  export(id: string, format: ExportFormat): void {
    void exportNetwork(id, format, this.#store, this.#commands.client());
  }

  /** Python that loads the network; null, with a sentence, where there is none. */
  loaders(id: string): Promise<Loaders | null> {
    return loadersOf(id, this.#store, this.#commands.client());
  }

  get #config(): ExperimentConfig {
    return this.#store.state.getState().config;
  }

  #add(kind: string, options: Record<string, unknown>): void {
    if (this.#config.networks.length >= MAX_NETWORKS) {
      this.#store.notify('info', 'app.notice.tooManyNetworks', { count: MAX_NETWORKS });
      return;
    }
    this.#commands.change(addNetwork(this.#config, kind, options).config);
  }
}
