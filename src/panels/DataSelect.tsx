/** Which data set: the built-in recordings, or one of the library. */

import { useTranslation } from 'react-i18next';

import type { DatasetSummary, LibrarySummary } from '../dataset/protocol';
import { SelectField } from './SelectField';

export interface DataSelectProps {
  readonly source: DatasetSummary['source'];
  readonly dataset: DatasetSummary | null;
  /** What the visitor keeps; null until it is known. */
  readonly library: LibrarySummary | null;
  onSynthetic(): void;
  /** A data set of the library. */
  onSet(id: string): void;
}

const SYNTHETIC = 'synthetic';
/** A data set that was asked for and is not (or not yet) open. */
const NONE = 'none';

export function DataSelect({ source, dataset, library, onSynthetic, onSet }: DataSelectProps) {
  const { t } = useTranslation();
  const openId = dataset?.set?.id ?? NONE;
  const sets = library?.sets ?? [];
  const choices = [
    { value: SYNTHETIC, label: t('data.set.sources.synthetic') },
    ...sets.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const known = source === SYNTHETIC || sets.some(({ id }) => id === openId);
  const unknown = { value: openId, label: dataset?.set?.name ?? t('data.set.sources.imported') };
  return (
    <SelectField
      label={t('data.set.source')}
      value={source === SYNTHETIC ? SYNTHETIC : openId}
      choices={known ? choices : [...choices, unknown]}
      onChange={(value) => (value === SYNTHETIC ? onSynthetic() : onSet(value))}
    />
  );
}
