/** How recordings become inputs: a named way, or one's own. Folded away: the defaults are the thesis's. */

import { useTranslation } from 'react-i18next';

import { inputCount } from '../dataset/features';
import { experimentSchema, type FeatureConfig, LENGTHS, ORIGINS, SCALES, VIEWS } from '../experiment/config';
import { PREPARATIONS, type PreparationName, preparationOf, prepareAs } from '../experiment/preparation';
import classes from './DataPanel.module.css';
import { NumberField } from './NumberField';
import { SelectField } from './SelectField';

interface PreparationFormProps {
  readonly features: FeatureConfig;
  onFeatures(features: FeatureConfig): void;
}

interface FieldsProps extends PreparationFormProps {
  /** Applies one change. */
  set(change: Partial<FeatureConfig>): void;
}

const FEATURES = experimentSchema.shape.features.shape;
const OWN = 'own';

export function PreparationForm({ features, onFeatures }: PreparationFormProps) {
  const { t } = useTranslation();
  const set = (change: Partial<FeatureConfig>) => onFeatures({ ...features, ...change });
  return (
    <details className={classes['details']}>
      <summary>{t('data.features.title')}</summary>
      <div className={classes['grid']}>
        <div className={classes['wide']}>
          <PresetField features={features} onFeatures={onFeatures} />
        </div>
        <CoordinateFields features={features} onFeatures={onFeatures} set={set} />
        <AddedFields features={features} onFeatures={onFeatures} set={set} />
        <FrameFields features={features} onFeatures={onFeatures} set={set} />
      </div>
      <p className={classes['small']}>{t('data.features.inputs', { inputs: inputCount(features) })}</p>
    </details>
  );
}

function PresetField({ features, onFeatures }: PreparationFormProps) {
  const { t } = useTranslation();
  const current = preparationOf(features) ?? OWN;
  const names: readonly (PreparationName | typeof OWN)[] = [...PREPARATIONS, OWN];
  return (
    <SelectField
      label={t('data.features.preparation')}
      hint={t('data.features.preparationHint')}
      value={current}
      choices={names.map((value) => ({
        value,
        label: t(`data.features.preparations.${value}`),
        disabled: value === OWN && current !== OWN,
      }))}
      onChange={(name) => {
        if (name !== OWN) onFeatures(prepareAs(name, features));
      }}
    />
  );
}

/** Whose coordinates, from where, along which axes, in which unit. */
function CoordinateFields({ features, set }: FieldsProps) {
  const { t } = useTranslation();
  const bodyChoice = (bodies: 1 | 2) => ({
    value: bodies === 1 ? ('1' as const) : ('2' as const),
    label: t('data.features.body', { bodies, inputs: inputCount({ ...features, bodies }) }),
  });
  return (
    <>
      <SelectField
        label={t('data.features.bodies')}
        hint={t('data.features.bodiesHint')}
        value={features.bodies === 1 ? '1' : '2'}
        choices={[bodyChoice(1), bodyChoice(2)]}
        onChange={(value) => set({ bodies: value === '1' ? 1 : 2 })}
      />
      <SelectField
        label={t('data.features.origin')}
        hint={t('data.features.originHint')}
        value={features.origin}
        choices={ORIGINS.map((value) => ({ value, label: t(`data.features.origins.${value}`) }))}
        onChange={(origin) => set({ origin })}
      />
      <SelectField
        label={t('data.features.view')}
        hint={t('data.features.viewHint')}
        value={features.view}
        choices={VIEWS.map((value) => ({ value, label: t(`data.features.views.${value}`) }))}
        onChange={(view) => set({ view })}
      />
      <SelectField
        label={t('data.features.scale')}
        hint={t('data.features.scaleHint')}
        value={features.scale}
        choices={SCALES.map((value) => ({ value, label: t(`data.features.scales.${value}`) }))}
        onChange={(scale) => set({ scale })}
      />
    </>
  );
}

/** What comes beside the coordinates. */
function AddedFields({ features, set }: FieldsProps) {
  const { t } = useTranslation();
  const field = (key: 'orientations' | 'velocities') => {
    const numbers = inputCount({ ...features, [key]: true }) - inputCount({ ...features, [key]: false });
    return (
      <SelectField
        label={t(`data.features.${key}`)}
        hint={t(`data.features.${key}Hint`)}
        value={features[key] ? 'added' : 'without'}
        choices={[
          { value: 'without', label: t('data.features.without') },
          { value: 'added', label: t('data.features.added', { numbers }) },
        ]}
        onChange={(value) => set({ [key]: value === 'added' })}
      />
    );
  };
  return (
    <>
      {field('orientations')}
      {field('velocities')}
    </>
  );
}

/** Which frames. */
function FrameFields({ features, set }: FieldsProps) {
  const { t } = useTranslation();
  const limit = features.length === 'crop' ? 'maxFrames' : 'exactFrames';
  return (
    <>
      <NumberField
        label={t('data.features.frameStep')}
        hint={t('data.features.frameStepHint')}
        value={features.frameStep}
        schema={FEATURES.frameStep}
        min={1}
        max={30}
        onCommit={(frameStep) => set({ frameStep })}
      />
      <SelectField
        label={t('data.features.length')}
        hint={t('data.features.lengthHint')}
        value={features.length}
        choices={LENGTHS.map((value) => ({ value, label: t(`data.features.lengths.${value}`) }))}
        onChange={(length) => set({ length })}
      />
      <NumberField
        label={t(`data.features.${limit}`)}
        hint={t(`data.features.${limit}Hint`)}
        value={features.maxFrames}
        schema={FEATURES.maxFrames}
        min={1}
        max={1000}
        onCommit={(maxFrames) => set({ maxFrames })}
      />
    </>
  );
}
