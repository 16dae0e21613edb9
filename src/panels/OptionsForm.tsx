/** A network's options, drawn from its definition's fields and checked by its schema before they are applied. */

import { useTranslation } from 'react-i18next';

import type { NetworkConfig } from '../experiment/config';
import type { OptionField } from '../networks/definition';
import { validateNetwork } from '../networks/registry';
import { DraftField } from './DraftField';
import classes from './NetworkCard.module.css';
import { SelectField } from './SelectField';

interface OptionsFormProps {
  readonly network: NetworkConfig;
  readonly fields: readonly OptionField[];
  onChange(options: Record<string, unknown>): void;
}

/** Characters of a choice that fit beside another field. */
const NARROW_CHOICE = 10;

function isWide(field: OptionField, t: ReturnType<typeof useTranslation>['t']): boolean {
  if (field.type === 'integers') return true;
  if (field.type === 'integer') return false;
  return field.choices.some((choice) => t(`networks.choice.${choice}`).length > NARROW_CHOICE);
}

export function OptionsForm({ network, fields, onChange }: OptionsFormProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['options']}>
      {fields.map((field) => (
        <div key={field.key} className={isWide(field, t) ? classes['wide'] : undefined}>
          <Option network={network} field={field} onChange={onChange} />
        </div>
      ))}
      <Problems network={network} />
    </div>
  );
}

function Option({
  network,
  field,
  onChange,
}: {
  readonly network: NetworkConfig;
  readonly field: OptionField;
  onChange(options: Record<string, unknown>): void;
}) {
  const { t } = useTranslation();
  const value = network.options[field.key];
  const label = t(`networks.option.${field.key}`);
  const hint = t(`networks.optionHelp.${field.key}`);
  const withValue = (next: unknown) => ({ ...network.options, [field.key]: next });
  /** Whether this option alone would be good; others may still have to follow it. */
  const accepts = (next: unknown) => {
    const validation = validateNetwork({ ...network, options: withValue(next) });
    return validation.valid || validation.problems.every(({ option }) => option !== field.key);
  };
  switch (field.type) {
    case 'choice':
      return (
        <SelectField
          label={label}
          hint={hint}
          value={String(value)}
          choices={field.choices.map((choice) => ({
            value: choice,
            label: t(`networks.choice.${choice}`),
          }))}
          onChange={(choice) => onChange(withValue(choice))}
        />
      );
    case 'integer':
      return (
        <DraftField
          label={label}
          hint={hint}
          type="number"
          min={field.min}
          max={field.max}
          value={Number(value)}
          format={String}
          parse={(text) => (text.trim() !== '' && accepts(Number(text)) ? Number(text) : undefined)}
          rule={t('app.field.integer', { min: field.min, max: field.max })}
          onCommit={(next) => onChange(withValue(next))}
        />
      );
    case 'integers':
      return (
        <DraftField
          label={label}
          hint={hint}
          value={Array.isArray(value) ? value.map(Number) : []}
          format={(list) => list.join(', ')}
          parse={(text) => parseList(text, accepts)}
          rule={t(field.mayBeEmpty ? 'app.field.integersOrNone' : 'app.field.integers', { max: field.max })}
          onCommit={(next) => onChange(withValue(next))}
        />
      );
    default:
      return field satisfies never;
  }
}

/** `1, 3, 9` or `1 3 9`; `undefined` where it is not a list that the network accepts. */
function parseList(text: string, accepts: (list: number[]) => boolean): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.some((part) => !/^\d+$/.test(part))) return undefined;
  const list = parts.map(Number);
  return accepts(list) ? list : undefined;
}

/** What the options as a whole lack, e.g. units for each of the periods. */
function Problems({ network }: { readonly network: NetworkConfig }) {
  const { t } = useTranslation();
  const validation = validateNetwork(network);
  if (validation.valid) return null;
  return (
    <p role="alert" className={classes['problem']}>
      {validation.problems.map(({ key }) => t(`networks.invalid.${key}`)).join(' ')}
    </p>
  );
}
