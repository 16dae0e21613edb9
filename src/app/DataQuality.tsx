/** The quality report of the experiment's data set: asked for while it is looked at, anew when set or split change. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { SaveFigure } from '../charts/SaveFigure';
import type { DatasetSummary } from '../dataset/protocol';
import type { QualityReport } from '../dataset/qualityReport';
import type { SplitName } from '../experiment/config';
import { QualityPanel } from '../panels/quality/QualityPanel';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { download } from './download';
import { showViewer } from './showViewer';
import { currentDataset } from './state';

interface Answer {
  readonly dataset: DatasetSummary;
  readonly split: SplitName;
  readonly seed: number;
  /** Null where it could not be made. */
  readonly report: QualityReport | null;
}

export default function DataQuality() {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const dataset = useAppState(currentDataset);
  const split = useAppState(({ config }) => config.split);
  const seed = useAppState(({ config }) => config.seed);
  const watchedId = useAppState((state) => state.watchedId);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (dataset === null) return;
    const asking = new AbortController();
    void controller.data.quality(asking.signal).then((report) => {
      if (!asking.signal.aborted) setAnswer({ dataset, split, seed, report });
    });
    return () => asking.abort();
  }, [controller, dataset, split, seed]);
  if (dataset === null) return <p className={classes['waiting']}>{t('quality.waiting')}</p>;
  // Another split changes a few figures of the same set: what is known stays in view meanwhile.
  const known = answer?.dataset === dataset ? answer : null;
  const computing = known === null || known.split !== split || known.seed !== seed;
  if (known === null || known.report === null) {
    return (
      <p role="status" className={classes['waiting']}>
        {t(computing ? 'quality.computing' : 'quality.failed')}
      </p>
    );
  }
  return (
    <QualityPanel
      report={known.report}
      name={dataset.set?.name ?? t('data.set.sources.synthetic')}
      builtIn={dataset.source === 'synthetic'}
      computing={computing}
      watchedId={watchedId}
      onWatch={(id) => {
        controller.watch(id);
        showViewer();
      }}
      onSave={(name, csv) => download(new Blob([csv], { type: 'text/csv' }), name)}
      saveFigure={(figure) => <SaveFigure {...figure} legend={[]} onSave={download} />}
    />
  );
}
