/** How places and values of a curve are written, on the axes and in words. */

import { formatDuration, formatInteger, formatPercent, formatSignificant } from '../i18n/format';
import type { Language } from '../i18n/i18n';
import type { CurveAxis } from '../metrics/curveView';

/** `share`: 0–1, shown as a percentage. */
export type XKind = CurveAxis | 'share';

export function formatX(value: number, kind: XKind, language: Language): string {
  switch (kind) {
    case 'share':
      return formatPercent(value, language, 0);
    case 'seconds':
      return formatDuration(value, language);
    case 'epochs':
      return formatSignificant(value, 4, language);
    case 'multiply-adds':
      return formatPrefixed(value, language);
    case 'iterations':
      return formatInteger(value, language);
    default:
      return kind satisfies never;
  }
}

const PREFIXES = ['', ' k', ' M', ' G', ' T', ' P', ' E'] as const;

/** With the prefix of the SI: `1.25 T`. */
function formatPrefixed(value: number, language: Language): string {
  const step = value < 1 ? 0 : Math.min(PREFIXES.length - 1, Math.floor(Math.log10(value * 1.000_001) / 3));
  return `${formatSignificant(value / 1000 ** step, 3, language)}${PREFIXES[step]}`;
}

/** Tick labels leave out what all would repeat: `2 m`, not `2 m 00 s`. */
export function formatTickX(value: number, kind: XKind, language: Language): string {
  if (kind !== 'seconds') return formatX(value, kind, language);
  if (value < 60) return `${formatSignificant(value, 3, language)} s`;
  return formatDuration(value, language)
    .replace(/ 00 s$/, '')
    .replace(/ 00 m$/, '');
}

export function formatValue(value: number, percent: boolean, language: Language): string {
  return percent ? formatPercent(value, language) : formatSignificant(value, 4, language);
}

export function formatTickY(value: number, percent: boolean, top: number, language: Language): string {
  return percent ? formatPercent(value, language, top < 0.05 ? 1 : 0) : formatSignificant(value, 3, language);
}
