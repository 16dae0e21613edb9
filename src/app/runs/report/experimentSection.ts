/** The report on what was trained: recordings, split, training, seed, engine. */

import { formatInteger, formatPercent, formatSignificant } from '../../../i18n/format';
import type { RunRecord } from '../../../training/runRecord';
import { changeTexts } from '../changeWords';
import { type Html, html } from './html';
import type { ReportWords } from './reportHtml';

export function experimentSection(record: RunRecord, words: ReportWords): Html {
  const { t, language } = words;
  const changes = changeTexts(record, t, language);
  const facts: readonly (readonly [label: string, text: string])[] = [
    [t('runs.report.data'), dataText(record, words)],
    [t('runs.report.split'), splitText(record, words)],
    [t('runs.report.baseline'), baselineText(record, words)],
    [t('runs.report.inputs'), String(record.data.inputs)],
    [t('runs.report.optimizer'), trainingText(record, words)],
    ...(changes.length === 0 ? [] : [[t('runs.report.changes'), changes.join('. ')] as const]),
    [t('runs.report.seed'), String(record.config.seed)],
    [t('runs.report.engine'), engineText(record, words)],
  ];
  return html`<section><h2>${t('runs.report.experiment')}</h2>
<table class="facts"><tbody>
${facts.map(([label, text]) => html`<tr><th scope="row">${label}</th><td>${text}</td></tr>\n`)}
</tbody></table></section>`;
}

function dataText({ data }: RunRecord, { t, language }: ReportWords): string {
  return t('runs.report.dataOf', {
    name: data.name ?? t('runs.builtIn'),
    actions: formatInteger(data.actions, language),
    performers: formatInteger(data.performers, language),
  });
}

function splitText({ data, config }: RunRecord, { t, language }: ReportWords): string {
  const sides = t('runs.report.sides', {
    split: t(`runs.split.${data.split}`),
    train: formatInteger(data.train, language),
    test: formatInteger(data.test, language),
  });
  if (data.split === config.split) return sides;
  return `${sides}. ${t('runs.report.otherSplit', { asked: t(`runs.split.${config.split}`) })}`;
}

function baselineText({ data }: RunRecord, { t, language }: ReportWords): string {
  return t('runs.report.baselineOf', { share: formatPercent(data.majorityBaseline, language) });
}

function trainingText({ config }: RunRecord, { t, language }: ReportWords): string {
  const { optimizer, learningRate, batchSize, iterations, clipNorm } = config.training;
  const text = t('runs.report.optimizerOf', {
    optimizer: t(`app.training.optimizers.${optimizer}`),
    rate: formatSignificant(learningRate, 3, language),
    batch: formatInteger(batchSize, language),
    iterations: formatInteger(iterations, language),
  });
  if (clipNorm === null) return text;
  return `${text}, ${t('runs.report.clipped', { norm: formatSignificant(clipNorm, 3, language) })}`;
}

function engineText({ engine }: RunRecord, { t }: ReportWords): string {
  if (engine === null) return t('runs.report.unknown');
  return t('runs.report.engineOf', {
    name: t(`training.engine.name.${engine.name}`),
    adapter: engine.adapter === '' ? t('runs.report.noAdapter') : engine.adapter,
    threads: engine.threads,
    browser: engine.browser,
  });
}
