/** The experiment and the engine in the address, so that a copied link reproduces the run. */

import { ENGINES, type EnginePreference, type ExperimentConfig } from '../experiment/config';
import { decodeExperiment, encodeExperiment } from '../experiment/url';
import { defaultExperiment } from './defaults';
import { usableExperiment } from './experimentEdits';
import type { AppStore } from './store';

const WRITE_DELAY_MS = 150;

export interface AddressedExperiment {
  readonly config: ExperimentConfig;
  readonly engine: EnginePreference;
  /** Catalogue key of what to say about the link; `null` where all is well. */
  readonly noticeKey: string | null;
}

/** What there is to say where the address holds no experiment that can be used. */
const NOT_FOUND = {
  absent: null,
  broken: 'app.notice.brokenLink',
  newer: 'app.notice.newerLink',
} as const;

export function readAddress(): AddressedExperiment {
  const asked = new URLSearchParams(location.search).get('engine');
  const engine = ENGINES.find((name) => name === asked) ?? 'auto';
  const decoded = decodeExperiment(location.hash);
  if (decoded.kind !== 'found') {
    return { config: defaultExperiment(), engine, noticeKey: NOT_FOUND[decoded.kind] };
  }
  const { config, changed } = usableExperiment(decoded.config);
  return { config, engine, noticeKey: changed ? 'app.notice.repairedLink' : null };
}

/** Keeps the address current from now on; a link pasted into the same tab opens as if in a new one. */
export function keepAddressCurrent({ state }: AppStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  state.subscribe((now, before) => {
    if (now.config === before.config && now.engine === before.engine) return;
    clearTimeout(timer);
    timer = setTimeout(
      () => history.replaceState(null, '', addressOf(now.config, now.engine)),
      WRITE_DELAY_MS,
    );
  });
  addEventListener('hashchange', () => location.reload());
}

/** The full link of an experiment. */
export function addressOf(config: ExperimentConfig, engine: EnginePreference): string {
  const address = new URL(location.href);
  if (engine === 'auto') address.searchParams.delete('engine');
  else address.searchParams.set('engine', engine);
  address.hash = encodeExperiment(config);
  return address.href;
}
