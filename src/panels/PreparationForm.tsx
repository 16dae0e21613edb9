/** How recordings become inputs. Folded away: the defaults are the thesis's. */

import { useTranslation } from 'react-i18next';

import { experimentSchema, type FeatureConfig } from '../experiment/config';
import classes from './DataPanel.module.css';
import { NumberField } from './NumberField';
import { SelectField } from './SelectField';

interface PreparationFormProps {
  readonly features: FeatureConfig;
  onFeatures(features: FeatureConfig): void;
}

const FEATURES = experimentSchema.shape.features.shape;

export function PreparationForm({ features, onFeatures }: PreparationFormProps) {
  const { t } = useTranslation();
  return (
    <details className={classes['details']}>
      <summary>{t('data.features.title')}</summary>
      <div className={classes['grid']}>
        <SelectField
          label={t('data.features.bodies')}
          hint={t('data.features.bodiesHint')}
          value={features.bodies === 1 ? '1' : '2'}
          choices={(['1', '2'] as const).map((value) => ({ value, label: t(`data.features.body${value}`) }))}
          onChange={(value) => onFeatures({ ...features, bodies: value === '1' ? 1 : 2 })}
        />
        <SelectField
          label={t('data.features.origin')}
          hint={t('data.features.originHint')}
          value={features.origin}
          choices={(['camera', 'first-frame'] as const).map((value) => ({
            value,
            label: t(`data.features.origins.${value}`),
          }))}
          onChange={(origin) => onFeatures({ ...features, origin })}
        />
        <NumberField
          label={t('data.features.frameStep')}
          hint={t('data.features.frameStepHint')}
          value={features.frameStep}
          schema={FEATURES.frameStep}
          min={1}
          max={30}
          onCommit={(frameStep) => onFeatures({ ...features, frameStep })}
        />
        <NumberField
          label={t('data.features.maxFrames')}
          hint={t('data.features.maxFramesHint')}
          value={features.maxFrames}
          schema={FEATURES.maxFrames}
          min={1}
          max={1000}
          onCommit={(maxFrames) => onFeatures({ ...features, maxFrames })}
        />
      </div>
    </details>
  );
}
