/** How a network computes: its equation, the graph of one frame, and who fires when. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { NetworkGraph } from '../charts/NetworkGraph';
import { ScheduleStrip } from '../charts/ScheduleStrip';
import classes from './App.module.css';
import { Equation } from './Equation';
import type { ShownNetwork } from './useNetworks';

/** Enough for every group of the thesis's network to fire. */
const SCHEDULE_FRAMES = 90;

export default function NetworkDetails({ shown }: { readonly shown: ShownNetwork }) {
  const { t } = useTranslation();
  const { name, colour, network, definition } = shown;
  const graph = useMemo(() => definition.graph(network.options), [definition, network.options]);
  const schedule = useMemo(
    () => definition.schedule(network.options, SCHEDULE_FRAMES),
    [definition, network.options],
  );
  return (
    <>
      <p className={classes['describe']}>{t(`networks.describe.${network.kind}`)}</p>
      <Equation kind={network.kind} />
      <NetworkGraph title={t('app.network.graph', { name })} graph={graph} colour={colour} />
      {schedule.length > 1 && (
        <ScheduleStrip title={t('app.network.schedule', { name })} schedule={schedule} colour={colour} />
      )}
    </>
  );
}
