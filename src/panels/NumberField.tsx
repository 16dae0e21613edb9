/** A number that a schema decides about; see DraftField for when it is applied. */

import { useTranslation } from 'react-i18next';
import type { z } from 'zod';

import { DraftField } from './DraftField';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: number;
  readonly schema: z.ZodType<number>;
  readonly integer?: boolean;
  readonly min: number;
  readonly max: number;
  onCommit(value: number): void;
}

export function NumberField({ schema, integer = true, min, max, ...field }: NumberFieldProps) {
  const { t } = useTranslation();
  return (
    <DraftField
      {...field}
      type="number"
      min={min}
      max={max}
      step={integer ? 1 : 'any'}
      format={String}
      parse={(text) => (text.trim() === '' ? undefined : schema.safeParse(Number(text)).data)}
      rule={t(integer ? 'app.field.integer' : 'app.field.number', { min, max })}
    />
  );
}
