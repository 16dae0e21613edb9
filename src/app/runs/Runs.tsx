/** The list of runs and what it is for: the thesis's experiment, reports, comparisons, repetitions over seeds. */

import { Button, Tooltip } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { formatInteger, useLanguage } from '../../i18n/format';
import { type ListEntry, RunsList } from '../../panels/runs/RunsList';
import { Section } from '../../panels/Section';
import classes from '../App.module.css';
import { useAppParts, useAppState } from '../context';
import { classCount } from '../state';
import { CompareRuns } from './CompareRuns';
import { listEntries } from './listEntries';
import { Repeat } from './Repeat';
import { ReportDialog } from './ReportDialog';
import own from './Runs.module.css';
import { MOST_RUNS } from './runList';
import { thesisExperiment } from './thesisExperiment';
import { useRunsControl, useRunsState } from './useRuns';

export default function Runs() {
  const { t } = useTranslation();
  const control = useRunsControl();
  const records = useRunsState((state) => state.records);
  const ticked = useRunsState((state) => state.ticked);
  useEffect(() => {
    control.update();
    void control.list.load(true);
  }, [control]);
  const compared = useMemo(
    () => ticked.flatMap((id) => records.find((record) => record.id === id) ?? []),
    [records, ticked],
  );
  return (
    <div className={own['runs']}>
      <Section title={t('runs.title')} hint={t('runs.hint')} actions={<RunButtons />}>
        <KeptRuns />
      </Section>
      <Repeat />
      {compared.length > 0 ? (
        <CompareRuns records={compared} />
      ) : (
        records.length > 0 && <p className={classes['empty']}>{t('runs.compare.none')}</p>
      )}
      <ReportDialog />
    </div>
  );
}

function RunButtons() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { controller, store } = useAppParts();
  const control = useRunsControl();
  const shownId = useRunsState(({ records, presentId }) => {
    const present = records.find(({ id }) => id === presentId);
    return (present ?? records[0])?.id ?? null;
  });
  const actions = useAppState(classCount);
  const setThesis = () => {
    const { config } = store.state.getState();
    controller.change(thesisExperiment(config));
    const key = config.data.source === 'synthetic' ? 'setBuiltIn' : 'setOwn';
    store.notify('info', `runs.thesis.${key}`, { actions: formatInteger(actions, language) });
  };
  return (
    <>
      <Tooltip label={t('runs.thesis.hint')} multiline maw={340} withArrow>
        <Button size="compact-xs" variant="default" onClick={setThesis}>
          {t('runs.thesis.button')}
        </Button>
      </Tooltip>
      <Button
        size="compact-xs"
        variant="default"
        disabled={shownId === null}
        onClick={() => {
          control.update();
          control.showReport(shownId);
        }}
      >
        {t('runs.openReport')}
      </Button>
    </>
  );
}

function KeptRuns() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { controller, store } = useAppParts();
  const control = useRunsControl();
  const { records, loaded, lasting, presentId, ticked, deleted } = useRunsState((state) => state);
  const entries = useMemo(
    (): readonly ListEntry[] => listEntries(records, presentId, language),
    [records, presentId, language],
  );
  const open = (id: string) => {
    const record = records.find((one) => one.id === id);
    if (record === undefined) return;
    controller.change(record.config);
    store.notify('info', 'runs.opened');
  };
  if (!loaded && records.length === 0) return <p className={classes['empty']}>{t('runs.reading')}</p>;
  return (
    <>
      <RunsList
        entries={entries}
        ticked={ticked}
        deleted={deleted.length}
        onUndo={() => control.list.undoRemove()}
        onTick={(ids, tick) => control.list.tick(ids, tick)}
        onAnnotate={(id, annotation) => control.list.annotate(id, annotation)}
        onAnnotateGroup={(id, annotation) => control.list.annotateGroup(id, annotation)}
        onOpen={open}
        onReport={(id) => control.showReport(id)}
        onRemove={(ids) => control.list.remove(ids)}
      />
      {!lasting && <p className={classes['empty']}>{t('runs.notLasting')}</p>}
      {records.length > MOST_RUNS / 2 && (
        <p className={classes['empty']}>{t('runs.cap', { most: MOST_RUNS })}</p>
      )}
    </>
  );
}
