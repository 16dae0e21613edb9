/** Trained weights for the live networks: once at the start, and every two seconds of those that went on training. */

import { useEffect } from 'react';

import type { LiveDriver } from '../live/liveDriver';
import { useAppParts } from './context';

const INTERVAL_MS = 2000;

/** Does nothing while `active` is false. */
export function useLiveWeights(driver: LiveDriver, active: boolean): void {
  const { controller, store } = useAppParts();
  useEffect(() => {
    if (!active) return;
    let ended = false;
    let busy = false;
    /** By network: which weights it has. */
    const taken = new Map<string, string>();
    const refresh = async () => {
      if (busy) return;
      busy = true;
      const { config, runs } = store.state.getState();
      driver.keep(config.networks.map(({ id }) => id));
      for (const { id, options } of config.networks) {
        const wanted = JSON.stringify([runs[id]?.iteration ?? 0, options]);
        if (taken.get(id) === wanted) continue;
        try {
          const snapshot = await controller.training.start().snapshot(id);
          if (ended) return;
          if (driver.take(snapshot)) taken.set(id, wanted);
        } catch {
          // Not configured yet: asked for again with the next round.
        }
      }
      busy = false;
    };
    void refresh();
    const timer = setInterval(() => void refresh(), INTERVAL_MS);
    return () => {
      ended = true;
      clearInterval(timer);
    };
  }, [driver, active, controller, store]);
}
