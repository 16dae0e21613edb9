/** How a network computes: its equation, the graph of one frame, and who fires when. */

import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { NetworkGraph } from '../charts/NetworkGraph';
import { SaveFigure } from '../charts/SaveFigure';
import { ScheduleStrip } from '../charts/ScheduleStrip';
import { graphCsv, scheduleCsv } from '../export/figureCsv';
import classes from './App.module.css';
import { download } from './download';
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
      <Saved title={t('app.network.graph', { name })} csv={() => graphCsv(graph.edges)}>
        <NetworkGraph title={t('app.network.graph', { name })} graph={graph} colour={colour} />
      </Saved>
      {schedule.length > 1 && (
        <Saved title={t('app.network.schedule', { name })} csv={() => scheduleCsv(schedule)}>
          <ScheduleStrip title={t('app.network.schedule', { name })} schedule={schedule} colour={colour} />
        </Saved>
      )}
    </>
  );
}

interface SavedProps {
  readonly title: string;
  readonly children: ReactNode;
  csv(): string;
}

function Saved({ title, children, csv }: SavedProps) {
  const figure = useRef<HTMLDivElement>(null);
  return (
    <div className={classes['saved']}>
      <div ref={figure}>{children}</div>
      <SaveFigure title={title} legend={[]} plot={() => figure.current} csv={csv} onSave={download} />
    </div>
  );
}
