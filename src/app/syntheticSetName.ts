/** What a synthetic set is called in the library. The same set always has the same name: it is found again by it. */

import i18next from 'i18next';

import type { SyntheticConfig } from '../experiment/config';
import { designName } from '../recordings/synthetic/design';

export function syntheticSetName(config: SyntheticConfig, seed: number): string {
  return i18next.t('data.synthetic.setName', { design: designName(config), seed });
}
