/** What a run in a file is, what the page would lose for it, and the choice. */

import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, formatMoment, formatPercent, useLanguage } from '../../i18n/format';
import type { RunRecord } from '../../training/runRecord';
import shared from '../App.module.css';
import { networkNames } from '../experimentEdits';
import { useDialogue } from '../useDialogue';
import own from './Runs.module.css';
import { runName } from './runNames';
import type { RunOffer } from './runsState';
import { useRunsControl, useRunsState } from './useRuns';

export default function RunOfferDialog() {
  const { t } = useTranslation();
  const control = useRunsControl();
  const offer = useRunsState((state) => state.offer);
  const { opened, shown } = useDialogue(offer);
  return (
    <Modal
      opened={opened}
      onClose={() => control.answer('neither')}
      title={t('runs.import.title')}
      closeButtonProps={{ 'aria-label': t('app.dismiss') }}
      returnFocus={false}
      size="min(560px, 96vw)"
      centered
    >
      {shown !== null && <Choice offer={shown} />}
    </Modal>
  );
}

function Choice({ offer: { fileName, record, known, iteration } }: { readonly offer: RunOffer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const control = useRunsControl();
  const mayAdd = record !== null && !known;
  return (
    <>
      {record === null ? <p className={own['offered']}>{fileName}</p> : <OfferedRun record={record} />}
      <p className={shared['asking']}>
        {t('runs.import.text', { iteration: formatInteger(iteration, language) })}{' '}
        {known && t('runs.import.knownText')}
        {record === null && t('runs.import.bareText')}
      </p>
      <Group gap={8} justify="flex-end">
        <Button
          size="sm"
          variant="subtle"
          data-autofocus={mayAdd ? undefined : true}
          onClick={() => control.answer('neither')}
        >
          {t('app.cancel')}
        </Button>
        {mayAdd && (
          <Button size="sm" variant="default" data-autofocus onClick={() => control.answer('add')}>
            {t('runs.import.add')}
          </Button>
        )}
        <Button size="sm" onClick={() => control.answer('replace')}>
          {t('runs.import.replace')}
        </Button>
      </Group>
    </>
  );
}

function OfferedRun({ record }: { readonly record: RunRecord }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = networkNames(record.config.networks);
  const reached = record.networks.flatMap(({ networkId, best }) =>
    best === null
      ? []
      : t('runs.bestOf', {
          network: names.get(networkId) ?? networkId,
          accuracy: formatPercent(best.scores.frameAccuracy, language),
        }),
  );
  return (
    <p className={own['offered']}>
      <strong>{runName(record)}</strong>
      <span>
        {t('runs.facts', {
          when: formatMoment(record.startedAt, language),
          seed: record.config.seed,
          iterations: formatInteger(furthest(record), language),
          limit: formatInteger(record.config.training.iterations, language),
          time: formatDuration(
            record.networks.reduce((sum, { seconds }) => sum + seconds, 0),
            language,
          ),
        })}
      </span>
      <span>{reached.length === 0 ? t('runs.notEvaluated') : reached.join(' · ')}</span>
    </p>
  );
}

function furthest({ networks }: RunRecord): number {
  return Math.max(0, ...networks.map(({ iteration }) => iteration));
}
