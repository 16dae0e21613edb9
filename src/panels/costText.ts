/** What a network weighs and costs, in words: beside its export and with how it computes. */

import { useTranslation } from 'react-i18next';

import { formatInteger, formatPercent, formatSignificant, useLanguage } from '../i18n/format';
import type { NetworkCost } from '../networks/cost';

/** An LSTM on the same inputs. */
export interface ComparedLstm {
  /** In the experiment; null where it has none and this is the thesis's. */
  readonly name: string | null;
  readonly units: number;
  readonly cost: NetworkCost;
}

interface CostText {
  /** Bytes and multiply-adds. */
  readonly size: string;
  /** Beside the LSTM's; empty where there is nothing to compare with. */
  readonly ofLstm: string;
}

export function useCostText(cost: NetworkCost, lstm: ComparedLstm | null): CostText {
  const { t } = useTranslation();
  const language = useLanguage();
  const size = t('networks.size', {
    kilobytes: formatSignificant(cost.bytes / 1000, 3, language),
    count: formatInteger(cost.multiplyAdds, language),
  });
  if (lstm === null) return { size, ofLstm: '' };
  const ofLstm = t('networks.ofLstm', {
    bytes: formatPercent(cost.bytes / lstm.cost.bytes, language, 0),
    multiplyAdds: formatPercent(cost.multiplyAdds / lstm.cost.multiplyAdds, language, 0),
    name: lstm.name ?? t('networks.thesisLstm', { units: formatInteger(lstm.units, language) }),
  });
  return { size, ofLstm };
}
