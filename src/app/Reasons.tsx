/** Which joints and which frames an answer hangs on: the gradient of its score, by joint and by frame. Closed until asked for. */

import { Switch } from '@mantine/core';
import { useThrottledValue } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import { InfoTip } from '../panels/InfoTip';
import { fedFrameIndex } from '../panels/predictionAt';
import { SelectField } from '../panels/SelectField';
import { actionName } from '../skeleton/actions';
import type { Explanation } from '../training/protocol';
import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { FrameCurve, Joints } from './ReasonFigures';
import { type Influence, influenceOf, jointWeights } from './reasoning';
import type { AppState } from './state';
import { type ShownNetwork, useNetworks } from './useNetworks';

/** Gradients are asked for at most so often while frames run past. */
const INTERVAL_MS = 150;

export interface Reasons {
  readonly shown: ShownNetwork;
  readonly explanation: Explanation;
  readonly influence: Influence;
  /** `[2, 25]`, 0–1 */
  readonly weights: Float32Array;
  /** Whether they are of the shown frame alone. */
  readonly held: boolean;
}

/** Null while nothing is asked, or no answer to it is there yet. */
export function useReasons(): Reasons | null {
  'use memo';
  const networks = useNetworks();
  const explanation = useAppState((state) => state.explanation);
  const asked = useAppState((state) => state.reasoning);
  const frame = useAppState((state) => state.frame);
  const features = useAppState(({ config }) => config.features);
  const persons = useAppState(({ sequence }) => sequence?.bodyCount ?? 0);
  const shown = networks.find(({ id }) => id === explanation?.networkId);
  const influence = useMemo(
    () => (explanation === null ? null : influenceOf(explanation, features, persons)),
    [explanation, features, persons],
  );
  const held = asked?.heldFrame != null;
  const at = held ? frame : 0; // else one figure stands for all frames
  const weights = useMemo(
    () =>
      explanation === null || influence === null
        ? null
        : jointWeights(influence, explanation, { frame: at, held }),
    [influence, explanation, at, held],
  );
  if (asked === null || explanation === null || shown === undefined) return null;
  if (influence === null || weights === null) return null;
  return asked.networkId === shown.id ? { shown, explanation, influence, weights, held } : null;
}

/** Asks the training worker, also when the shown frame moves on, and no more when the question is closed. */
function useQuestion(predictions: NonNullable<AppState['predictions']>, frame: number): void {
  const { controller } = useAppParts();
  const asked = useAppState((state) => state.reasoning);
  const index = fedFrameIndex(predictions.frames, asked?.heldFrame ?? frame);
  const calm = useThrottledValue(index, INTERVAL_MS);
  const networkId = asked?.networkId ?? null;
  const { sequenceId } = predictions;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sequence is another question
  useEffect(() => {
    controller.training.explain(networkId === null ? null : { networkId, index: calm });
  }, [controller, networkId, calm, sequenceId]);
  useEffect(() => () => controller.training.explain(null), [controller]);
}

export function ReasonsForAnswer() {
  'use memo';
  const { t } = useTranslation();
  const { store } = useAppParts();
  const networks = useNetworks();
  const predictions = useAppState((state) => state.predictions);
  const frame = useAppState((state) => state.frame);
  const open = useAppState((state) => state.reasoning !== null);
  const [first] = networks;
  if (predictions === null || first === undefined) return null;
  const toggle = (opened: boolean) => {
    if (opened !== open)
      store.state.setState({ reasoning: opened ? { networkId: first.id, heldFrame: null } : null });
  };
  return (
    <details
      className={classes['atFrame']}
      open={open}
      onToggle={(event) => toggle(event.currentTarget.open)}
    >
      <summary>{t('figures.reasons.title')}</summary>
      {open && <Question predictions={predictions} networks={networks} frame={frame} />}
    </details>
  );
}

interface QuestionProps {
  readonly predictions: NonNullable<AppState['predictions']>;
  readonly networks: readonly ShownNetwork[];
  readonly frame: number;
}

function Question({ predictions, networks, frame }: QuestionProps) {
  const { t } = useTranslation();
  const { store } = useAppParts();
  const asked = useAppState((state) => state.reasoning);
  const reasons = useReasons();
  useQuestion(predictions, frame);
  const heldFrame = asked?.heldFrame ?? null;
  const networkId = networks.find(({ id }) => id === asked?.networkId)?.id ?? networks[0]?.id ?? '';
  return (
    <>
      <div className={classes['question']}>
        <SelectField
          label={t('figures.reasons.network')}
          hint={t('figures.reasons.hint')}
          value={networkId}
          choices={networks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => store.state.setState({ reasoning: { networkId: id, heldFrame } })}
        />
        <Switch
          size="xs"
          label={t('figures.reasons.hold')}
          checked={heldFrame !== null}
          onChange={({ currentTarget: { checked } }) =>
            store.state.setState({ reasoning: { networkId, heldFrame: checked ? frame : null } })
          }
        />
        <InfoTip text={t('figures.reasons.holdHint')} />
      </div>
      {reasons === null ? (
        <p>{t('figures.reasons.waiting')}</p>
      ) : (
        <Answer reasons={reasons} predictions={predictions} frame={frame} held={heldFrame !== null} />
      )}
    </>
  );
}

interface AnswerProps {
  readonly reasons: Reasons;
  readonly predictions: QuestionProps['predictions'];
  readonly frame: number;
  readonly held: boolean;
}

function Answer({ reasons, predictions, frame, held }: AnswerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { shown, explanation, influence } = reasons;
  const answered = (explanation.frames.at(-1) ?? 0) + 1;
  const values = { frame: answered, name: shown.name, action: actionName(explanation.action, language) };
  const joints = held
    ? t('figures.reasons.jointsAt', { frame: frame + 1 })
    : t('figures.reasons.joints', { frame: answered });
  const flat = influence.ofFrames.every((length) => length === 0);
  return (
    <>
      <p>{t('figures.reasons.answer', values)}</p>
      {flat ? (
        <p>{t('figures.reasons.nothing')}</p>
      ) : (
        <>
          <FrameCurve reasons={reasons} predictions={predictions} frame={frame} />
          <h4>{joints}</h4>
          <Joints label={joints} weights={reasons.weights} />
        </>
      )}
    </>
  );
}
