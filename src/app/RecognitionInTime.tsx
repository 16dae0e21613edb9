/** How early the networks recognise what they see, at their last evaluations: a curve, shares, and actions one by one. */

import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';

import { formatPercent, useLanguage } from '../i18n/format';
import { InfoTip } from '../panels/InfoTip';
import { Swatch } from '../panels/Swatch';
import { actionName } from '../skeleton/actions';
import type { Evaluation } from '../training/protocol';
import { Ablations } from './Ablations';
import classes from './App.module.css';
import { useAppState } from './context';
import { download } from './download';
import { type ShownNetwork, useNetworks } from './useNetworks';

const CurveChart = lazy(() =>
  import('../charts/CurveChart').then((module) => ({ default: module.CurveChart })),
);

export interface Evaluated {
  readonly shown: ShownNetwork;
  readonly evaluation: Evaluation;
}

export function RecognitionInTime() {
  const { t } = useTranslation();
  const networks = useNetworks();
  const evaluations = useAppState(
    useShallow(({ runs }) => networks.map(({ id }) => runs[id]?.evaluation ?? null)),
  );
  const evaluated = useMemo(
    () =>
      networks.flatMap((shown, i): Evaluated[] => {
        const evaluation = evaluations[i] ?? null;
        return evaluation === null ? [] : [{ shown, evaluation }];
      }),
    [networks, evaluations],
  );
  const series = useMemo(
    () =>
      evaluated.map(({ shown: { id, name, colour, dash }, evaluation: { recognition } }) => ({
        id,
        label: name,
        colour,
        dash,
        points: recognition.bySeen.map((y, i, { length }) => ({ x: i / (length - 1), y })),
      })),
    [evaluated],
  );
  if (evaluated.length === 0) return <p className={classes['waiting']}>{t('figures.recognition.empty')}</p>;
  return (
    <>
      <Suspense fallback={null}>
        <CurveChart
          title={t('figures.recognition.chart')}
          xLabel={t('figures.recognition.seen')}
          yLabel={t('figures.recognition.share')}
          series={series}
          xKind="share"
          percent
          emptyText={t('figures.recognition.empty')}
          height={240}
          onSave={download}
        />
      </Suspense>
      <Shares evaluated={evaluated} />
      <ForGood evaluated={evaluated} />
      <Ablations evaluated={evaluated} />
    </>
  );
}

const WAYS = ['any', 'end', 'majority', 'mean'] as const;

function shareOf({ evaluation }: Evaluated, way: (typeof WAYS)[number]): number {
  const { scores, recognition } = evaluation;
  switch (way) {
    case 'any':
      return scores.anyFrameAccuracy;
    case 'end':
      return recognition.bySeen.at(-1) ?? Number.NaN;
    case 'majority':
      return recognition.byMajority;
    case 'mean':
      return scores.sequenceAccuracy;
    default:
      return way satisfies never;
  }
}

function Shares({ evaluated }: { readonly evaluated: readonly Evaluated[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={classes['timing']}>
      <table aria-label={t('figures.recognition.shares')}>
        <thead>
          <tr>
            <th scope="col">{t('figures.recognition.network')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`figures.recognition.${way}`)} <InfoTip text={t(`figures.recognition.${way}Hint`)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {evaluated.map((given) => (
            <tr key={given.shown.id}>
              <th scope="row">
                <NetworkName {...given.shown} />
              </th>
              {WAYS.map((way) => (
                <td key={way}>{formatPercent(shareOf(given, way), language)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function NetworkName({ name, colour, dash }: ShownNetwork) {
  return (
    <span className={classes['named']}>
      <Swatch colour={colour} dash={dash} width={20} /> {name}
    </span>
  );
}

/** Actions that are recognised latest by the first network first, those never recognised before all. */
function ForGood({ evaluated }: { readonly evaluated: readonly Evaluated[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actions = useAppState((state) => state.prepared?.classes);
  const rows = useMemo(() => {
    const late = (place: number) =>
      evaluated[0]?.evaluation.recognition.forGood[place] ?? Number.POSITIVE_INFINITY;
    return (actions ?? [])
      .map((action, place) => ({ action, place }))
      .sort((a, b) => late(b.place) - late(a.place) || a.place - b.place);
  }, [actions, evaluated]);
  return (
    <div className={classes['timing']}>
      <table>
        <caption>
          {t('figures.recognition.forGood')} <InfoTip text={t('figures.recognition.forGoodHint')} />
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('figures.recognition.action')}</th>
            {evaluated.map(({ shown }) => (
              <th key={shown.id} scope="col">
                <NetworkName {...shown} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ action, place }) => (
            <tr key={action}>
              <th scope="row">{actionName(action, language)}</th>
              {evaluated.map(({ shown, evaluation }) => (
                <td key={shown.id}>
                  {formatPercent(evaluation.recognition.forGood[place] ?? Number.NaN, language, 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
