/** The thesis's figures beside those of the run, each labelled as what it is, and the thesis's errata. */

import { formatDuration, formatInteger, formatPercent } from '../../../i18n/format';
import type { RecordedNetwork, RunRecord } from '../../../training/runRecord';
import {
  THESIS_CLAIMS,
  THESIS_ITERATIONS,
  THESIS_SIX_GROUPS_ABOVE_LSTM,
  type ThesisClaim,
} from '../../thesisClaims';
import { isOfSize } from '../thesisExperiment';
import { type Html, html } from './html';
import type { ReportWords } from './reportHtml';
import { bestText } from './resultsSection';

const THESIS_ACTIONS = 60;
const THESIS_BATCH = 60;

export function thesisSection(record: RunRecord, words: ReportWords): Html {
  const { t } = words;
  const reasons = whyNotComparable(record, words);
  return html`<section><h2>${t('runs.report.beside')}</h2>
<p>${t('runs.report.besideNote')}</p>
${reasons.length === 0 ? '' : html`<p class="warn">${t('runs.report.notComparable', { reasons: reasons.join('; ') })}</p>`}
<div class="wide"><table>
<thead><tr><th scope="col">${t('runs.report.thesisNetwork')}</th>
<th scope="col" class="claim">${t('runs.report.accuracyClaim')}</th><th scope="col">${t('runs.report.accuracyHere')}</th>
<th scope="col" class="claim">${t('runs.report.timeClaim')}</th><th scope="col">${t('runs.report.timeHere')}</th>
<th scope="col" class="claim">${t('runs.report.parameters')}: ${t('runs.report.claim')}</th><th scope="col">${t('runs.report.withoutOutput')}: ${t('runs.report.measured')}</th></tr></thead>
<tbody>${THESIS_CLAIMS.map((claim) => claimRow(claim, record, words))}</tbody></table></div>
${bestModels(record, words)}</section>`;
}

/** What of the run is not the thesis's experiment, in words. */
function whyNotComparable({ config, data, networks }: RunRecord, { t, language }: ReportWords): string[] {
  const { batchSize, optimizer } = config.training;
  const iterations = Math.max(0, ...networks.map(({ iteration }) => iteration));
  const whole = (value: number) => formatInteger(value, language);
  return [
    data.name === null && t('runs.report.reasons.synthetic'),
    data.actions !== THESIS_ACTIONS && t('runs.report.reasons.actions', { actions: whole(data.actions) }),
    data.split !== 'cross-view' && t('runs.report.reasons.split'),
    batchSize !== THESIS_BATCH && t('runs.report.reasons.batch', { batch: whole(batchSize) }),
    optimizer !== 'rmsprop' && t('runs.report.reasons.optimizer'),
    iterations < THESIS_ITERATIONS && t('runs.report.reasons.iterations', { iterations: whole(iterations) }),
  ].filter((reason) => reason !== false);
}

function networkOf(claim: ThesisClaim, { config, networks }: RunRecord): RecordedNetwork | undefined {
  const id = config.networks.find((network) => isOfSize(network, claim))?.id;
  return networks.find(({ networkId }) => networkId === id);
}

function claimRow(claim: ThesisClaim, record: RunRecord, words: ReportWords): Html {
  const { t, language } = words;
  const network = networkOf(claim, record);
  const share = (value: number | undefined) => formatPercent(value ?? Number.NaN, language, 2);
  const whole = (value: number | null | undefined) => formatInteger(value ?? Number.NaN, language);
  const claimedTime =
    claim.seconds === null
      ? t('runs.report.aboveLstm', { percent: formatPercent(THESIS_SIX_GROUPS_ABOVE_LSTM, language, 0) })
      : formatDuration(claim.seconds, language);
  const here =
    network === undefined
      ? html`<td>${t('runs.report.notTrained')}</td>`
      : html`<td>${share(network.last?.scores.frameAccuracy)}</td>`;
  return html`<tr><th scope="row">${t(`runs.report.models.${claim.key}`)}</th>
<td class="claim">${share(claim.frameAccuracy)}</td>${here}
<td class="claim">${claimedTime}</td><td>${timeHere(network, words)}</td>
<td class="claim">${whole(claim.parameters)}</td><td>${whole(network?.parameters.withoutOutput)}</td></tr>\n`;
}

function timeHere(network: RecordedNetwork | undefined, { language }: ReportWords): string {
  if (network === undefined || network.iteration === 0) return '–';
  return formatDuration((network.seconds / network.iteration) * THESIS_ITERATIONS, language);
}

function bestModels(record: RunRecord, words: ReportWords): Html {
  const { t, language } = words;
  const rows = THESIS_CLAIMS.filter(({ best }) => best !== null).map((claim) => {
    const network = networkOf(claim, record);
    const here = network === undefined ? t('runs.report.notTrained') : bestText(network, words);
    return html`<tr><th scope="row">${t(`runs.report.models.${claim.key}`)}</th><td class="claim">${formatPercent(claim.best ?? Number.NaN, language, 2)}</td><td>${here}</td></tr>\n`;
  });
  return html`<h3>${t('runs.report.bestModels')}</h3>
<table><thead><tr><th scope="col">${t('runs.report.thesisNetwork')}</th><th scope="col" class="claim">${t('runs.report.bestClaim')}</th><th scope="col">${t('runs.report.bestHere')}</th></tr></thead>
<tbody>${rows}</tbody></table>
<p class="soft">${t('runs.report.bestNote')}</p>`;
}

const ERRATA = ['parameters', 'better', 'jacobian', 'power', 'sign', 'gradient', 'eigen', 'joints'] as const;

export function errataSection({ t }: ReportWords): Html {
  return html`<section><h2>${t('runs.report.errata')}</h2>
<p>${t('runs.report.errataNote')}</p>
<table class="errata"><thead><tr><th scope="col" class="claim">${t('runs.report.erratumThesis')}</th><th scope="col">${t('runs.report.erratumRight')}</th></tr></thead>
<tbody>${ERRATA.map((key) => html`<tr><td class="claim">${t(`runs.report.erratum.${key}.thesis`)}</td><td>${t(`runs.report.erratum.${key}.right`)}</td></tr>\n`)}</tbody></table></section>`;
}
