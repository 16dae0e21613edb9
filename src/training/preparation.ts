/**
 * What the networks are trained on: the newest configuration, and its data once the data worker has prepared them. Where a
 * configuration asks for other batches or another start than the one before, what was prepared is void and is prepared anew.
 */

import type { PreparedData } from '../dataset/protocol';
import type { ExperimentConfig } from '../experiment/config';
import { type Configured, planOf, sameStart } from './configured';
import type { DeviceFeed } from './deviceFeed';
import type { RunSetting } from './networkRun';
import type { SessionContext } from './sessionContext';

export class Preparation {
  readonly #context: SessionContext;
  readonly #feed: DeviceFeed;
  #configured: Configured | null = null;
  #data: PreparedData | null = null;
  #ended = false;

  constructor(context: SessionContext, feed: DeviceFeed) {
    this.#context = context;
    this.#feed = feed;
  }

  get configured(): Configured | null {
    return this.#configured;
  }

  /** Null until the data worker has prepared what is configured. */
  get data(): PreparedData | null {
    return this.#data;
  }

  get training(): ExperimentConfig['training'] | null {
    return this.#configured?.config.training ?? null;
  }

  /** Iterations after which a network is done. */
  get limit(): number {
    return this.training?.iterations ?? 0;
  }

  /** What networks for these data are made with; null until the data are prepared. */
  get setting(): RunSetting | null {
    if (this.#configured === null || this.#data === null) return null;
    const { training, seed } = this.#configured.config;
    const { inputs, classes } = this.#data;
    const { operations } = this.#context.engine;
    return { operations, inputs, classes: classes.length, optimizer: training.optimizer, seed };
  }

  /** @returns whether it has to be prepared: what there was is void then, and so are networks made for it */
  configure(next: Configured): boolean {
    const startsAnew = this.#configured === null || !sameStart(this.#configured, next);
    this.#configured = next;
    if (!startsAnew && this.#data !== null) return false;
    this.#data = null;
    this.#feed.clear();
    return true;
  }

  /** Has the data worker prepare what is configured, and says so. Rejects where it refuses, or the experiment ended meanwhile. */
  async prepare(): Promise<void> {
    if (this.#configured === null) return;
    const data = await this.#context.source.prepare(planOf(this.#configured.config));
    if (this.#ended) throw new Error('The experiment has ended'); // its engine is gone
    this.#data = data;
    this.#feed.open(data);
    this.#context.post({ type: 'prepared', data });
  }

  /** Takes over what another experiment had configured and prepared. */
  adopt(configured: Configured | null, data: PreparedData | null): void {
    this.#configured = configured;
    this.#data = data;
    if (configured !== null && data !== null) this.#feed.open(data);
  }

  /** Nothing more is prepared, and no batch made. */
  dispose(): void {
    this.#ended = true;
    this.#feed.dispose();
  }
}
