/** A labelled native select with an explanation beside its label. */

import { NativeSelect } from '@mantine/core';
import { useId } from 'react';

import classes from './fields.module.css';
import { InfoTip } from './InfoTip';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly disabled?: boolean }[];
  onChange(value: Value): void;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  return (
    <div className={classes['field']}>
      <div className={classes['labelRow']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <InfoTip text={hint} />}
      </div>
      <NativeSelect
        id={id}
        size="xs"
        value={value}
        data={choices.map((choice) => ({ ...choice }))}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      />
    </div>
  );
}
