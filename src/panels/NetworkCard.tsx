/** One network: its line, size, options, how it computes, and what can be done with it. */

import { ActionIcon, Alert, Tooltip } from '@mantine/core';
import { Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { NetworkConfig } from '../experiment/config';
import type { ExportFormat } from '../export/formats';
import { formatInteger, formatSignificant, useLanguage } from '../i18n/format';
import type { NetworkCost } from '../networks/cost';
import type { AnyNetwork } from '../networks/registry';
import { type ComparedLstm, useCostText } from './costText';
import { ExportButtons } from './ExportButtons';
import { InfoTip } from './InfoTip';
import classes from './NetworkCard.module.css';
import { OptionsForm } from './OptionsForm';
import { Swatch } from './Swatch';

export interface NetworkCardProps {
  readonly name: string;
  readonly network: NetworkConfig;
  readonly definition: AnyNetwork;
  readonly colour: string;
  readonly dash: string;
  readonly parameters: { readonly total: number; readonly withoutOutput: number };
  readonly cost: NetworkCost;
  /** What to compare its cost with. */
  readonly lstm: ComparedLstm | null;
  readonly divergedAt: number | null;
  /** Equation, graph, schedule. */
  readonly details: ReactNode;
  onOptions(options: Record<string, unknown>): void;
  onDuplicate(): void;
  onRemove(): void;
  onExport(format: ExportFormat): void;
  /** Shows the programs that load it. */
  onShowLoaders(): void;
}

export function NetworkCard(props: NetworkCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { name, network, definition, colour, dash, parameters, cost, divergedAt } = props;
  return (
    <article aria-label={name} className={classes['card']} style={{ borderLeftColor: colour }}>
      <header className={classes['head']}>
        <Swatch colour={colour} dash={dash} />
        <h3 className={classes['name']}>{name}</h3>
        <CardButtons {...props} />
      </header>
      <p className={classes['count']}>
        {t('app.network.parameters', { count: formatInteger(parameters.total, language) })}
        <span className={classes['soft']}>
          {t('app.network.size', { kilobytes: formatSignificant(cost.bytes / 1000, 3, language) })}
        </span>
        <span className={classes['withTip']}>
          <span className={classes['soft']}>
            {t('app.network.withoutOutput', { count: formatInteger(parameters.withoutOutput, language) })}
          </span>
          <InfoTip text={t('app.network.parametersHint')} />
        </span>
      </p>
      {divergedAt !== null && (
        <Alert
          color="red"
          p={8}
          role="alert"
          className={classes['alert']}
          styles={{ message: { fontSize: 'inherit', lineHeight: 'inherit' } }}
        >
          {t('training.diverged', { network: name, iteration: formatInteger(divergedAt, language) })}
        </Alert>
      )}
      <div className={classes['folds']}>
        <details className={classes['fold']}>
          <summary title={summary(network, definition, (key) => `${t(`networks.option.${key}`)}: `)}>
            {t('app.network.options')}
            <span className={classes['soft']}>{summary(network, definition)}</span>
          </summary>
          <OptionsForm network={network} fields={definition.fields} onChange={props.onOptions} />
        </details>
        <details className={classes['fold']}>
          <summary>{t('app.network.howItComputes')}</summary>
          <CostLine cost={cost} lstm={props.lstm} />
          {props.details}
        </details>
      </div>
    </article>
  );
}

/** What a frame costs. */
function CostLine({ cost, lstm }: Pick<NetworkCardProps, 'cost' | 'lstm'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { multiplyAdds, mostMultiplyAdds } = cost;
  const { ofLstm } = useCostText(cost, lstm);
  const values = {
    count: formatInteger(multiplyAdds, language),
    most: formatInteger(mostMultiplyAdds, language),
  };
  return (
    <p className={classes['count']}>
      <span className={classes['withTip']}>
        <span className={classes['soft']}>{t('app.network.cost', values)}</span>
        <InfoTip text={t('app.network.costHint', values)} />
      </span>
      {ofLstm !== '' && <span className={classes['soft']}>{ofLstm}</span>}
    </p>
  );
}

function CardButtons(props: NetworkCardProps) {
  const { name, onDuplicate, onRemove } = props;
  const { t } = useTranslation();
  const icon = (label: string, glyph: ReactNode, onClick: () => void) => (
    <Tooltip label={label} withArrow>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onClick}>
        {glyph}
      </ActionIcon>
    </Tooltip>
  );
  return (
    <div className={classes['buttons']}>
      <ExportButtons {...props} />
      {icon(t('app.network.duplicate', { name }), <Copy size={14} aria-hidden />, onDuplicate)}
      {icon(t('app.network.remove', { name }), <Trash2 size={14} aria-hidden />, onRemove)}
    </div>
  );
}

/** The numbers among the options, in the fields' order: `1 3 9 · 30`, each after what `before` says of it. */
function summary(
  network: NetworkConfig,
  definition: AnyNetwork,
  before: (key: string) => string = () => '',
): string {
  return definition.fields
    .filter(({ type }) => type !== 'choice')
    .map(({ key }) => ({ key, value: network.options[key] }))
    .map(({ key, value }) => ({ key, text: Array.isArray(value) ? value.join(' ') : String(value) }))
    .filter(({ text }) => text !== '')
    .map(({ key, text }) => before(key) + text)
    .join(' · ');
}
