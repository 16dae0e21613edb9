/** The report on what was measured, network by network. */

import { formatDuration, formatInteger, formatPercent, formatSignificant } from '../../../i18n/format';
import type { RecordedNetwork, RunRecord } from '../../../training/runRecord';
import { networkNames } from '../../experimentEdits';
import { type Html, html } from './html';
import type { ReportWords } from './reportHtml';

const COLUMNS = [
  'network',
  'parameters',
  'withoutOutput',
  'multiplyAdds',
  'frame_accuracy',
  'sequence',
  'anyFrame',
  'bestWhen',
  'iterations',
  'time',
] as const;

export function resultsSection(record: RunRecord, words: ReportWords): Html {
  const { t } = words;
  const names = networkNames(record.config.networks);
  return html`<section><h2>${t('runs.report.results')}</h2>
<div class="wide"><table class="results">
<thead><tr>${COLUMNS.map((column) => html`<th scope="col">${t(`runs.report.${column}`)}</th>`)}</tr></thead>
<tbody>
${record.networks.map((network) => row(network, names.get(network.networkId) ?? network.networkId, words))}
</tbody></table></div>
<p class="soft">${t('runs.report.parametersNote')}</p></section>`;
}

function row(network: RecordedNetwork, name: string, words: ReportWords): Html {
  const { t, language } = words;
  const { parameters, multiplyAdds, last, iteration, seconds, divergedAt } = network;
  const share = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, 2);
  const whole = (value: number) => formatInteger(value, language);
  const end = divergedAt === null ? '' : ` (${t('runs.report.diverged', { iteration: whole(divergedAt) })})`;
  const cells = [
    whole(parameters.total),
    whole(parameters.withoutOutput),
    formatSignificant(multiplyAdds, 4, language),
    share(last?.scores.frameAccuracy),
    share(last?.scores.sequenceAccuracy),
    share(last?.scores.anyFrameAccuracy),
    bestText(network, words, 'bestWhenAt'),
    whole(iteration) + end,
    formatDuration(seconds, language),
  ];
  return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
}

export function bestText(
  { best }: RecordedNetwork,
  { t, language }: ReportWords,
  key: 'bestAt' | 'bestWhenAt' = 'bestAt',
): string {
  if (best === null) return '–';
  return t(`runs.report.${key}`, {
    accuracy: formatPercent(best.scores.frameAccuracy, language, 2),
    iteration: formatInteger(best.iteration, language),
  });
}
