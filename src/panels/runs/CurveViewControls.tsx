/** What runs along the horizontal axis of curves, and behind a button logarithmic axes and smoothing. */

import { ActionIcon, NativeSelect, Popover, Switch } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDecimal, useLanguage } from '../../i18n/format';
import { CURVE_AXES, type CurveView } from '../../metrics/curveView';
import { InfoTip } from '../InfoTip';
import classes from './runs.module.css';

interface CurveViewControlsProps {
  readonly view: CurveView;
  onView(view: CurveView): void;
}

/** More would be a straight line. */
const MOST_SMOOTHING = 0.99;

export function CurveViewControls({ view, onView }: CurveViewControlsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['view']}>
      <NativeSelect
        size="xs"
        aria-label={t('runs.view.axis')}
        value={view.axis}
        data={CURVE_AXES.map((value) => ({ value, label: t(`runs.view.choice.${value}`) }))}
        onChange={(event) => {
          const axis = CURVE_AXES.find((one) => one === event.currentTarget.value);
          if (axis !== undefined) onView({ ...view, axis });
        }}
      />
      <Popover position="bottom-end" shadow="md" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <ActionIcon
            variant={view.logX || view.logY || view.smoothing > 0 ? 'filled' : 'default'}
            size={30}
            aria-label={t('runs.view.axes')}
            title={t('runs.view.axes')}
          >
            <SlidersHorizontal size={14} aria-hidden />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className={classes['viewMenu'] ?? ''}>
          <Switch
            size="xs"
            label={t('runs.view.logX')}
            checked={view.logX}
            onChange={(event) => onView({ ...view, logX: event.currentTarget.checked })}
          />
          <Switch
            size="xs"
            label={t('runs.view.logY')}
            checked={view.logY}
            onChange={(event) => onView({ ...view, logY: event.currentTarget.checked })}
          />
          <Smoothing view={view} onView={onView} />
          <p className={classes['soft']}>{t('runs.view.axisHint')}</p>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

function Smoothing({ view, onView }: CurveViewControlsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = useId();
  return (
    <div>
      <div className={classes['smoothing']}>
        <label htmlFor={id}>{t('runs.view.smoothing')}</label>
        <InfoTip text={t('runs.view.smoothingHint')} />
        <output htmlFor={id}>{formatDecimal(view.smoothing, 2, language)}</output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={MOST_SMOOTHING}
        step={0.01}
        value={view.smoothing}
        onChange={(event) => onView({ ...view, smoothing: Number(event.currentTarget.value) })}
      />
    </div>
  );
}
