/** The Results table, wired. */

import { useTranslation } from 'react-i18next';

import { Projection, type ProjectionRow } from '../panels/Projection';
import { type ResultRow, ResultsTable } from '../panels/ResultsTable';
import { SaveRun } from '../panels/SaveRun';
import { Section } from '../panels/Section';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { NEW_RUN } from './state';
import { THESIS_SECONDS } from './thesisClaims';
import { useNetworks } from './useNetworks';

export function Results() {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const networks = useNetworks();
  const runs = useAppState((state) => state.runs);
  const rows = networks.map(({ id, name, colour, dash, parameters }): ResultRow => {
    const { best, evaluation, iteration, iterationsPerSecond, seconds } = runs[id] ?? NEW_RUN;
    const scores = evaluation?.scores ?? null;
    return {
      id,
      name,
      colour,
      dash,
      parameters: parameters.total,
      scores,
      best,
      iteration,
      iterationsPerSecond,
      seconds,
    };
  });
  const projections = networks.map(({ id, name, colour, dash, network }): ProjectionRow => {
    const { iterationsPerSecond } = runs[id] ?? NEW_RUN;
    const thesisSeconds = THESIS_SECONDS[network.kind] ?? null;
    return { id, name, colour, dash, iterationsPerSecond, thesisSeconds };
  });
  return (
    <Section
      title={t('figures.results.title')}
      hint={t('figures.results.hint')}
      actions={rows.length > 0 && <SaveRun onSave={() => controller.saveRun()} />}
    >
      {rows.length === 0 ? (
        <p className={classes['empty']}>{t('training.refused.no-networks')}</p>
      ) : (
        <>
          <ResultsTable rows={rows} onReturn={(id) => controller.training.returnToBest(id)} />
          <Projection rows={projections} />
        </>
      )}
    </Section>
  );
}
