/** A name or a note being written: kept on Enter or by its button, left by Escape. */

import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './runs.module.css';

interface RunTextFormProps {
  readonly text: string;
  readonly placeholder: string;
  readonly label: string;
  readonly hint: string;
  readonly most: number;
  /** Several lines may be written; Enter starts a new one. */
  readonly lines?: boolean;
  onText(text: string): void;
  onClose(): void;
}

export function RunTextForm(props: RunTextFormProps) {
  const { t } = useTranslation();
  const { text, placeholder, label, hint, most, lines = false, onText, onClose } = props;
  const [draft, setDraft] = useState(text);
  const field = {
    size: 'xs',
    'aria-label': label,
    description: hint === '' ? null : hint,
    placeholder,
    value: draft,
    maxLength: most,
    autoFocus: true,
    'data-autofocus': true,
  } as const;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onText(draft.trim());
        onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation(); // letters are the page's keys
        if (event.key === 'Escape') onClose();
      }}
    >
      {lines ? (
        <Textarea {...field} autosize minRows={2} onChange={(event) => setDraft(event.currentTarget.value)} />
      ) : (
        <TextInput {...field} onChange={(event) => setDraft(event.currentTarget.value)} />
      )}
      <Button size="compact-sm" type="submit">
        {t('runs.keep')}
      </Button>
    </form>
  );
}
