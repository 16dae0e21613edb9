/** What differs between the experiments of the runs that are ticked. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../i18n/format';
import { TextTable } from '../../panels/runs/TextTable';
import type { RunRecord } from '../../training/runRecord';
import classes from '../App.module.css';
import { networkNames } from '../experimentEdits';
import { configDifferences } from './configDifferences';
import { fieldLabel, fieldValue } from './differenceWords';

interface DifferencesProps {
  readonly records: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
}

export function Differences({ records, names }: DifferencesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const differences = useMemo(() => configDifferences(records), [records]);
  if (records.length < 2) return <p className={classes['empty']}>{t('runs.differences.one')}</p>;
  if (differences.length === 0) return <p className={classes['empty']}>{t('runs.differences.none')}</p>;
  const rows = differences.map((difference) => {
    const { area, key, networkId, values } = difference;
    return {
      key: `${area} ${key} ${networkId}`,
      head: fieldLabel(difference, networkId === null ? null : nameOf(networkId, records), t),
      cells: values.map((value) => fieldValue(difference, value, t, language)),
    };
  });
  const columns = [
    { key: 'field', head: t('runs.differences.field') },
    ...records.map(({ id }) => ({ key: id, head: names.get(id) ?? id })),
  ];
  return <TextTable label={t('runs.differences.title')} columns={columns} rows={rows} words />;
}

/** As the first run calls it that has it. */
function nameOf(networkId: string, records: readonly RunRecord[]): string {
  for (const { config } of records) {
    const name = networkNames(config.networks).get(networkId);
    if (name !== undefined) return name;
  }
  return networkId;
}
