/**
 * Of whom and of what the built-in recordings are made. Performers and repetitions apply as they are typed; ticked actions and
 * cameras wait for a button, because each change makes all recordings anew.
 */

import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { experimentSchema, type SyntheticConfig } from '../experiment/config';
import { useLanguage } from '../i18n/format';
import { actionName } from '../skeleton/actions';
import classes from './DataPanel.module.css';
import { InfoTip } from './InfoTip';
import { NumberField } from './NumberField';

interface SyntheticFormProps {
  readonly synthetic: SyntheticConfig;
  /** What one button sets. */
  readonly fullDesign: SyntheticConfig;
  /** Numbers of the actions that can be performed, rising. */
  readonly actions: readonly number[];
  onSynthetic(config: SyntheticConfig): void;
}

const SET = experimentSchema.shape.data.options[0];
const SCHEMA = SET.shape;
const SETUPS = SCHEMA.setups.unwrap();
const CAMERAS = [1, 2, 3] as const;
const LEAST_ACTIONS = 2;

type Ticked = Pick<SyntheticConfig, 'actions' | 'cameras'>;

/** The values with one of them ticked or not, rising. */
function toggled(values: readonly number[], value: number, on: boolean): number[] {
  return [...values.filter((other) => other !== value), ...(on ? [value] : [])].sort((a, b) => a - b);
}

function same(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((value) => other.includes(value));
}

export function SyntheticForm({ synthetic, fullDesign, actions, onSynthetic: apply }: SyntheticFormProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(false);
  const onSynthetic = (config: SyntheticConfig) => {
    const good = SET.safeParse(config).success;
    setRefused(!good);
    if (good) apply(config);
  };
  return (
    <details className={classes['details']}>
      <summary>{t('data.synthetic.title')}</summary>
      <div className={classes['grid']}>
        <NumberField
          label={t('data.synthetic.performers')}
          hint={t('data.synthetic.hint')}
          value={synthetic.performers}
          schema={SCHEMA.performers}
          min={1}
          max={40}
          onCommit={(performers) => onSynthetic({ ...synthetic, performers })}
        />
        <NumberField
          label={t('data.synthetic.setups')}
          hint={t('data.synthetic.setupsHint')}
          value={synthetic.setups}
          schema={SETUPS}
          min={1}
          max={17}
          onCommit={(setups) => onSynthetic({ ...synthetic, setups })}
        />
        <NumberField
          label={t('data.synthetic.replications')}
          value={synthetic.replications}
          schema={SCHEMA.replications}
          min={1}
          max={10}
          onCommit={(replications) => onSynthetic({ ...synthetic, replications })}
        />
        <Choices
          key={`${synthetic.actions.join(' ')} | ${synthetic.cameras.join(' ')}`}
          synthetic={synthetic}
          actions={actions}
          onSynthetic={onSynthetic}
        />
        {refused && (
          <p role="alert" className={classes['rule']}>
            {t('data.synthetic.tooMany')}
          </p>
        )}
        <p className={classes['withTip']}>
          <Button size="compact-xs" variant="default" onClick={() => onSynthetic(fullDesign)}>
            {t('data.synthetic.fullNtu')}
          </Button>
          <InfoTip text={t('data.synthetic.fullNtuHint')} />
        </p>
      </div>
    </details>
  );
}

/** Cameras and actions to tick; keyed by what is in use, so that a draft never outlives it. */
function Choices({ synthetic, actions, onSynthetic }: Omit<SyntheticFormProps, 'fullDesign'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<Ticked>(synthetic);
  const good = draft.actions.length >= LEAST_ACTIONS && draft.cameras.length > 0;
  const changed = !same(draft.actions, synthetic.actions) || !same(draft.cameras, synthetic.cameras);
  const box = (part: keyof Ticked, value: number, label: string) => (
    <Checkbox
      key={value}
      size="xs"
      label={label}
      checked={draft[part].includes(value)}
      onChange={({ currentTarget: { checked } }) =>
        setDraft({ ...draft, [part]: toggled(draft[part], value, checked) })
      }
    />
  );
  const every = draft.actions.length === actions.length;
  return (
    <>
      <fieldset className={classes['choices']}>
        <legend>{t('data.synthetic.cameras')}</legend>
        <div className={classes['row']}>
          {CAMERAS.map((camera) => box('cameras', camera, String(camera)))}
        </div>
      </fieldset>
      <fieldset className={classes['choices']}>
        <legend>{t('data.synthetic.actions', { count: draft.actions.length, total: actions.length })}</legend>
        <div className={classes['boxes']}>
          {actions.map((action) => box('actions', action, actionName(action, language)))}
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => setDraft({ ...draft, actions: every ? [] : [...actions] })}
        >
          {t(every ? 'data.synthetic.noActions' : 'data.synthetic.allActions')}
        </Button>
      </fieldset>
      {changed && (
        <div className={classes['wide']}>
          {!good && (
            <p role="alert" className={classes['rule']}>
              {t('data.synthetic.tooFew')}
            </p>
          )}
          <Button
            size="xs"
            fullWidth
            disabled={!good}
            onClick={() => onSynthetic({ ...synthetic, ...draft })}
          >
            {t('data.synthetic.apply')}
          </Button>
        </div>
      )}
    </>
  );
}
