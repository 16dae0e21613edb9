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
      <summary>{t('app.features.title')}</summary>
      <div className={classes['grid']}>
        <SelectField
          label={t('app.features.bodies')}
          hint={t('app.features.bodiesHint')}
          value={features.bodies === 1 ? '1' : '2'}
          choices={(['1', '2'] as const).map((value) => ({ value, label: t(`app.features.body${value}`) }))}
          onChange={(value) => onFeatures({ ...features, bodies: value === '1' ? 1 : 2 })}
        />
        <SelectField
          label={t('app.features.origin')}
          hint={t('app.features.originHint')}
          value={features.origin}
          choices={(['camera', 'first-frame'] as const).map((value) => ({
            value,
            label: t(`app.features.origins.${value}`),
          }))}
          onChange={(origin) => onFeatures({ ...features, origin })}
        />
        <NumberField
          label={t('app.features.frameStep')}
          hint={t('app.features.frameStepHint')}
          value={features.frameStep}
          schema={FEATURES.frameStep}
          min={1}
          max={30}
          onCommit={(frameStep) => onFeatures({ ...features, frameStep })}
        />
        <NumberField
          label={t('app.features.maxFrames')}
          hint={t('app.features.maxFramesHint')}
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
