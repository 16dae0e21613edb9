/** What each group of a delayed network contributes: accuracy with its state frozen at zero. */

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ablationCsv } from '../export/recognitionCsv';
import { formatDecimal, formatInteger, formatPercent, useLanguage } from '../i18n/format';
import type { Ablation } from '../training/protocol';
import { useAppParts, useAppState } from './context';
import type { Evaluated } from './RecognitionTables';
import { SavedTable } from './SavedTable';
import { useGroupNames } from './useGroupNames';
import type { ShownNetwork } from './useNetworks';

const PERCENT = 100;

export function Ablations({ evaluated }: { readonly evaluated: readonly Evaluated[] }) {
  const grouped = evaluated.filter(
    ({ shown: { definition, network } }) => definition.groupUnits(network.options).length > 1,
  );
  return grouped.map(({ shown }) => <Contributions key={shown.id} shown={shown} />);
}

function Contributions({ shown }: { readonly shown: ShownNetwork }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { controller } = useAppParts();
  const ablation = useAppState(({ runs }) => runs[shown.id]?.ablation ?? null);
  const busy = useAppState(({ runs }) => runs[shown.id]?.evaluating != null);
  return (
    <SavedTable
      title={t('figures.ablation.title', { name: shown.name })}
      hint={t('figures.ablation.hint')}
      beside={
        <Button
          size="compact-xs"
          variant="default"
          disabled={busy}
          onClick={() => controller.training.ablate(shown.id)}
        >
          {t('figures.ablation.measure')}
        </Button>
      }
      {...(ablation !== null && {
        note: t('figures.ablation.at', { iteration: formatInteger(ablation.iteration, language) }),
      })}
      csv={ablation === null ? null : () => ablationCsv(shown.name, ablation)}
    >
      {ablation !== null && <Table shown={shown} ablation={ablation} />}
    </SavedTable>
  );
}

function Table({ shown, ablation }: { readonly shown: ShownNetwork; readonly ablation: Ablation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useGroupNames(shown);
  const { whole, without, iteration } = ablation;
  return (
    <table aria-label={t('figures.ablation.of', { name: shown.name })}>
      <caption>{t('figures.ablation.at', { iteration: formatInteger(iteration, language) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('figures.ablation.frozen')}</th>
          <th scope="col">{t('figures.results.frameAccuracy')}</th>
          <th scope="col">{t('figures.ablation.change')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('figures.ablation.none')}</th>
          <td>{formatPercent(whole, language)}</td>
          <td />
        </tr>
        {without.map((accuracy, group) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
          <tr key={group}>
            <th scope="row">{names[group]}</th>
            <td>{formatPercent(accuracy, language)}</td>
            <td>
              {t('figures.ablation.points', {
                points: formatDecimal((accuracy - whole) * PERCENT, 1, language),
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
