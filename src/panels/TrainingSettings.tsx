/** Optimizer, learning rate, gradient clipping, batch size, iterations, evaluation interval and seed. */

import { useTranslation } from 'react-i18next';

import {
  type ExperimentConfig,
  experimentSchema,
  OPTIMIZERS,
  type TrainingConfig,
} from '../experiment/config';
import { DraftField } from './DraftField';
import { NumberField } from './NumberField';
import { SelectField } from './SelectField';
import classes from './TrainingBar.module.css';

interface TrainingSettingsProps {
  readonly config: ExperimentConfig;
  onTraining(training: TrainingConfig): void;
  onSeed(seed: number): void;
}

const SCHEMA = experimentSchema.shape.training.shape;
const MAX_SEED = 0x7fffffff;
const MAX_CLIP_NORM = 1e6;

export function TrainingSettings({ config, onTraining, onSeed }: TrainingSettingsProps) {
  const { t } = useTranslation();
  const { training } = config;
  const number = (key: 'batchSize' | 'iterations' | 'evaluateEvery', max: number) => (
    <NumberField
      label={t(`app.training.${key}`)}
      hint={t(`app.training.${key}Hint`)}
      value={training[key]}
      schema={SCHEMA[key]}
      min={1}
      max={max}
      onCommit={(value) => onTraining({ ...training, [key]: value })}
    />
  );
  return (
    <div className={classes['settings']}>
      <SelectField
        label={t('app.training.optimizer')}
        hint={t('app.training.optimizerHint')}
        value={training.optimizer}
        choices={OPTIMIZERS.map((value) => ({ value, label: t(`app.training.optimizers.${value}`) }))}
        onChange={(optimizer) => onTraining({ ...training, optimizer })}
      />
      <NumberField
        label={t('app.training.learningRate')}
        hint={t('app.training.learningRateHint')}
        value={training.learningRate}
        schema={SCHEMA.learningRate}
        integer={false}
        min={0}
        max={100}
        onCommit={(learningRate) => onTraining({ ...training, learningRate })}
      />
      <DraftField<number | null>
        label={t('app.training.clipNorm')}
        hint={t('app.training.clipNormHint')}
        value={training.clipNorm}
        placeholder={t('app.training.clipNormOff')}
        type="number"
        min={0}
        max={MAX_CLIP_NORM}
        step="any"
        format={(value) => (value === null ? '' : String(value))}
        parse={(text) => (text.trim() === '' ? null : SCHEMA.clipNorm.safeParse(Number(text)).data)}
        rule={t('app.field.number', { min: 0, max: MAX_CLIP_NORM })}
        onCommit={(clipNorm) => onTraining({ ...training, clipNorm })}
      />
      {number('batchSize', 4096)}
      {number('iterations', 10_000_000)}
      {number('evaluateEvery', 1_000_000)}
      <NumberField
        label={t('app.training.seed')}
        hint={t('app.training.seedHint')}
        value={config.seed}
        schema={experimentSchema.shape.seed}
        min={0}
        max={MAX_SEED}
        onCommit={onSeed}
      />
    </div>
  );
}
