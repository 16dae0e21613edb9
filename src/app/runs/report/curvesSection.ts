/** The report's pictures: accuracy and loss on the test split along the iterations. */

import type { CurveSeries } from '../../../charts/series';
import { PLAIN_VIEW } from '../../../metrics/curveView';
import type { HistoryCurve } from '../../../metrics/history';
import type { RunRecord } from '../../../training/runRecord';
import { overlaySeries } from '../overlay';
import { type Html, html } from './html';
import { reportCurve } from './reportCurves';
import type { ReportWords } from './reportHtml';

export function curvesSection(record: RunRecord, { t, language }: ReportWords): Html {
  const accuracy = seriesOf(record, 'test-frame-accuracy');
  const loss = seriesOf(record, 'test-loss');
  const baseline = { value: record.data.majorityBaseline, label: t('runs.report.baseline') };
  const picture = (key: 'accuracyCurve' | 'lossCurve', series: readonly CurveSeries[], percent: boolean) => {
    if (series.every(({ points }) => points.length === 0)) return '';
    const shown = { title: t(`runs.report.${key}`), xLabel: t('runs.report.curveAxis'), series, percent };
    return reportCurve({ ...shown, baseline: percent ? baseline : undefined }, language);
  };
  const pictures = [picture('accuracyCurve', accuracy, true), picture('lossCurve', loss, false)];
  const none = pictures.every((one) => one === '') ? html`<p>${t('runs.report.none')}</p>` : '';
  return html`<section><h2>${t('runs.report.curves')}</h2>${none}${pictures}</section>`;
}

/** In the tones for light paper. */
function seriesOf(record: RunRecord, curve: HistoryCurve): CurveSeries[] {
  const words = { series: (_: string, network: string) => network, mean: String, raw: String };
  return overlaySeries([{ name: '', records: [record] }], curve, PLAIN_VIEW, 'light', words);
}
