/**
 * The report on a run as one HTML file that holds all it shows: what was trained on what, what was measured, the thesis's
 * claims beside it, its errata, the curves. No script, nothing from elsewhere; its own policy forbids both.
 */

import type { TFunction } from 'i18next';

import { formatMoment } from '../../../i18n/format';
import type { Language } from '../../../i18n/i18n';
import type { RunRecord } from '../../../training/runRecord';
import { curvesSection } from './curvesSection';
import { experimentSection } from './experimentSection';
import { type Html, html } from './html';
import { REPORT_STYLE } from './reportStyle';
import { resultsSection } from './resultsSection';
import { errataSection, thesisSection } from './thesisSection';

export interface ReportWords {
  /** Of the catalogue, in the language. */
  readonly t: TFunction;
  readonly language: Language;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** @param name the run's, as the list shows it */
export function reportHtml(record: RunRecord, name: string, words: ReportWords): string {
  const { t, language } = words;
  const title = t('runs.report.title', { name });
  const page = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style()}</style>
</head>
<body>
<header>
<p class="soft">${t('runs.report.heading')}</p>
<h1>${name}</h1>
<p class="soft">${t('runs.report.made', { when: formatMoment(record.startedAt, language), saved: formatMoment(record.savedAt, language) })}</p>
${record.note === '' ? '' : html`<p class="note">${record.note}</p>`}
</header>
<main>
${experimentSection(record, words)}
${resultsSection(record, words)}
${thesisSection(record, words)}
${curvesSection(record, words)}
${errataSection(words)}
</main>
<footer><p>${t('runs.report.thesis')}</p><p>${t('runs.report.footer')}</p></footer>
</body>
</html>
`;
  return `<!doctype html>\n${page.markup}`;
}

/** Our own, and without a character that would end it. */
function style(): Html {
  return { markup: REPORT_STYLE };
}
