/**
 * A text field whose text is a draft until it is good: applied when left, on Enter, or after a short pause in typing; what
 * is not good is never applied and a sentence says what would be.
 */

import { TextInput } from '@mantine/core';
import { type HTMLInputTypeAttribute, useEffect, useId, useState } from 'react';

import classes from './fields.module.css';
import { InfoTip } from './InfoTip';

const PAUSE_MS = 900;

export interface DraftFieldProps<Value> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Value;
  format(value: Value): string;
  /** `undefined` where the text is not good. */
  parse(text: string): Value | undefined;
  /** Said where the text is not good. */
  readonly rule: string;
  onCommit(value: Value): void;
  readonly type?: HTMLInputTypeAttribute;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  readonly placeholder?: string;
}

export function DraftField<Value>(props: DraftFieldProps<Value>) {
  const { label, hint, value, format, parse, rule, onCommit, type = 'text', ...limits } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  /** The browser holds text that is no number, and tells it as empty. */
  const [garbled, setGarbled] = useState(false);
  const parsed = draft === null || garbled ? undefined : parse(draft);
  const wrong = draft !== null && parsed === undefined && left;

  const commit = () => {
    setLeft(true);
    if (draft === null || parsed === undefined) return;
    setDraft(null);
    if (format(parsed) !== format(value)) onCommit(parsed);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the pause anew
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(commit, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, garbled]);

  return (
    <div className={classes['field']}>
      <div className={classes['labelRow']}>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && <InfoTip text={hint} />}
      </div>
      <TextInput
        id={id}
        size="xs"
        type={type}
        {...limits}
        autoComplete="off"
        spellCheck={false}
        value={draft ?? format(value)}
        error={wrong}
        aria-describedby={wrong ? `${id}-rule` : undefined}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setGarbled(event.currentTarget.validity.badInput);
          setLeft(false);
        }}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape') return;
          setDraft(null);
          setGarbled(false);
        }}
      />
      {wrong && (
        <p id={`${id}-rule`} role="alert" className={classes['rule']}>
          {rule}
        </p>
      )}
    </div>
  );
}
