/** What each network of each run reached. */

import { useTranslation } from 'react-i18next';

import { formatDuration, formatInteger, formatPercent, useLanguage } from '../../i18n/format';
import { TextTable } from '../../panels/runs/TextTable';
import type { RunRecord } from '../../training/runRecord';
import { networkNames } from '../experimentEdits';

const COLUMNS = ['run', 'network', 'last', 'best', 'sequence', 'parameters', 'iterations', 'time'] as const;

interface ReachedTableProps {
  readonly records: readonly RunRecord[];
  readonly names: ReadonlyMap<string, string>;
}

export function ReachedTable({ records, names }: ReachedTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const share = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, 2);
  const rows = records.flatMap((record) => {
    const called = networkNames(record.config.networks);
    return record.networks.map(({ networkId, last, best, parameters, iteration, seconds }) => ({
      key: `${record.id} ${networkId}`,
      head: names.get(record.id) ?? record.id,
      cells: [
        called.get(networkId) ?? networkId,
        share(last?.scores.frameAccuracy),
        share(best?.scores.frameAccuracy),
        share(last?.scores.sequenceAccuracy),
        formatInteger(parameters.total, language),
        formatInteger(iteration, language),
        formatDuration(seconds, language),
      ],
    }));
  });
  const columns = COLUMNS.map((key) => ({ key, head: t(`runs.compare.${key}`) }));
  return <TextTable label={t('runs.compare.results')} columns={columns} rows={rows} />;
}
