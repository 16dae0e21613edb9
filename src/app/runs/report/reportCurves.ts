/** Curves of a run as a picture in the report: SVG without script, style sheet or anything from elsewhere. */

import { pathThrough } from '../../../charts/CurvePaths';
import { formatTickX, formatTickY } from '../../../charts/curveFormat';
import { pixelScale, scaleX, scaleY } from '../../../charts/curveScales';
import type { CurveSeries } from '../../../charts/series';
import type { Language } from '../../../i18n/i18n';
import { type Html, html } from './html';

interface ReportCurve {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly CurveSeries[];
  readonly percent: boolean;
  readonly baseline: { readonly value: number; readonly label: string } | undefined;
}

const WIDTH = 720;
const HEIGHT = 280;
const LEAST_LEFT = 58;
/** Of a digit of the tick labels, and what stands beside them. */
const DIGIT = 7.2;
const GAP = 12;
const RIGHT = 16;
const TOP = 10;
const BOTTOM = 40;

export function reportCurve(curve: ReportCurve, language: Language): Html {
  const { title, xLabel, series, percent, baseline } = curve;
  const across = scaleX(series, 'iterations', false);
  const up = scaleY({ series, percent, baseline: baseline?.value }, false);
  const tickText = (tick: number) => formatTickY(tick, percent, up.to, language);
  const longest = Math.max(...up.ticks.map((tick) => tickText(tick).length));
  const left = Math.max(LEAST_LEFT, GAP + DIGIT * longest); // losses of a training that explodes have many digits
  const x = pixelScale(across, left, WIDTH - RIGHT);
  const y = pixelScale(up, HEIGHT - BOTTOM, TOP);
  const at = (value: number) => value.toFixed(1);
  return html`<figure><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
${up.ticks.map((tick) => html`<line x1="${left}" x2="${WIDTH - RIGHT}" y1="${at(y(tick))}" y2="${at(y(tick))}" stroke="#ddd"/><text x="${left - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${tickText(tick)}</text>`)}
${across.ticks.map((tick) => html`<text x="${at(x(tick))}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${formatTickX(tick, 'iterations', language)}</text>`)}
<text x="${(left + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${xLabel}</text>
<line x1="${left}" x2="${WIDTH - RIGHT}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}" stroke="#666"/>
${baseline === undefined ? '' : html`<line x1="${left}" x2="${WIDTH - RIGHT}" y1="${at(y(baseline.value))}" y2="${at(y(baseline.value))}" stroke="#666" stroke-dasharray="4 4"/><text x="${WIDTH - RIGHT}" y="${at(y(baseline.value) - 4)}" text-anchor="end">${baseline.label}</text>`}
${series.map(({ points, colour, dash }) => html`<path d="${pathThrough(points, x, y)}" fill="none" stroke="${colour}" stroke-width="2.2" stroke-dasharray="${dash}"/>`)}
${series.map(({ points, colour }) => (points.length > 30 ? '' : points.map((point) => html`<circle cx="${at(x(point.x))}" cy="${at(y(point.y))}" r="2.5" fill="${colour}"/>`)))}
</svg>
<p class="legend">${series.map(({ label, colour, dash }) => html`<span><svg width="28" height="8" aria-hidden="true"><line x1="0" x2="28" y1="4" y2="4" stroke="${colour}" stroke-width="3" stroke-dasharray="${dash}"/></svg> ${label}</span>`)}</p></figure>`;
}
