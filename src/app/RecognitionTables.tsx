/** Tables of how sure and how early the networks are right, at their last evaluations; each can be saved. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { forGoodCsv, sharesCsv } from '../export/recognitionCsv';
import { formatDecimal, formatInteger, formatPercent, useLanguage } from '../i18n/format';
import { InfoTip } from '../panels/InfoTip';
import { Swatch } from '../panels/Swatch';
import { actionName } from '../skeleton/actions';
import { FRAME_RATE } from '../skeleton/sequence';
import type { Evaluation } from '../training/protocol';
import classes from './App.module.css';
import { useAppState } from './context';
import { useTrainedNote } from './recordingNote';
import { SavedTable } from './SavedTable';
import type { ShownNetwork } from './useNetworks';

export interface Evaluated {
  readonly shown: ShownNetwork;
  readonly evaluation: Evaluation;
}

/** How far each network had been trained when it was evaluated. */
export function useEvaluatedNote(evaluated: readonly Evaluated[]): string {
  const { t } = useTranslation();
  const trained = useTrainedNote();
  const networks = evaluated.map(({ shown: { name }, evaluation: { iteration } }) => ({ name, iteration }));
  return t('figures.recognition.at', { networks: trained(networks) });
}

function NetworkName({ name, colour, dash }: ShownNetwork) {
  return (
    <span className={classes['named']}>
      <Swatch colour={colour} dash={dash} width={20} /> {name}
    </span>
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

export function Shares({ evaluated }: { readonly evaluated: readonly Evaluated[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('figures.recognition.shares');
  const note = useEvaluatedNote(evaluated);
  const csv = () =>
    sharesCsv(
      evaluated.map((given) => ({
        name: given.shown.name,
        iteration: given.evaluation.iteration,
        shares: WAYS.map((way) => shareOf(given, way)),
      })),
      WAYS.map((way) => t(`figures.recognition.${way}`)),
    );
  return (
    <SavedTable title={title} note={note} csv={csv}>
      <table aria-label={title}>
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
    </SavedTable>
  );
}

/** When one network recognises one action for good; nulls where it does not, or where that is not known. */
interface Recognised {
  readonly share: number | null;
  /** Of the recording, from 1; of a resampled one its place among the frames that are read. */
  readonly frame: number | null;
  /** From the first frame; null of resampled recordings, whose frames are of no one moment. */
  readonly seconds: number | null;
}

function useRecognised(): (evaluation: Evaluation, place: number) => Recognised {
  const { length, frameStep } = useAppState(({ config }) => config.features);
  const step = length === 'resample' ? 1 : frameStep;
  return ({ recognition: { forGood, forGoodFrames } }, place) => {
    const read = forGoodFrames[place] ?? null;
    return {
      share: forGood[place] ?? null,
      frame: read === null ? null : read * step + 1,
      seconds: read === null || length === 'resample' ? null : (read * step) / FRAME_RATE,
    };
  };
}

/** Actions that are recognised latest by the first network first, those never recognised before all. */
export function ForGood({ evaluated }: { readonly evaluated: readonly Evaluated[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const actions = useAppState((state) => state.prepared?.classes);
  const recognisedBy = useRecognised();
  const rows = useMemo(() => {
    const late = (place: number) =>
      evaluated[0]?.evaluation.recognition.forGood[place] ?? Number.POSITIVE_INFINITY;
    return (actions ?? [])
      .map((action, place) => ({ name: actionName(action, language), place }))
      .sort((a, b) => late(b.place) - late(a.place) || a.place - b.place);
  }, [actions, evaluated, language]);
  const csv = () =>
    forGoodCsv(
      evaluated.flatMap(({ shown, evaluation }) =>
        rows.map(({ name, place }) => ({
          network: shown.name,
          iteration: evaluation.iteration,
          action: name,
          ...recognisedBy(evaluation, place),
        })),
      ),
    );
  const title = t('figures.recognition.forGood');
  const note = useEvaluatedNote(evaluated);
  return (
    <SavedTable title={title} hint={t('figures.recognition.forGoodHint')} note={note} csv={csv}>
      <table aria-label={title}>
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
          {rows.map(({ name, place }) => (
            <tr key={place}>
              <th scope="row">{name}</th>
              {evaluated.map(({ shown, evaluation }) => (
                <td key={shown.id}>
                  <When {...recognisedBy(evaluation, place)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SavedTable>
  );
}

function When({ share, frame, seconds }: Recognised) {
  const { t } = useTranslation();
  const language = useLanguage();
  const place = frame === null ? null : formatInteger(frame, language);
  return (
    <>
      {formatPercent(share ?? Number.NaN, language, 0)}
      {place !== null && (
        <small>
          {seconds === null
            ? t('figures.recognition.frame', { frame: place })
            : t('figures.recognition.frameAt', {
                frame: place,
                seconds: formatDecimal(seconds, 2, language),
              })}
        </small>
      )}
    </>
  );
}
