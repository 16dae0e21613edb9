/**
 * Numbers as a person reads them, in both languages, in one place: shares as `48.1 %` (`48,1 %`), counts with
 * separators, compute time as `1 h 02 m 03 s`, speeds. Units are the same in English and Spanish.
 */

import { useTranslation } from 'react-i18next';

import type { Language } from './i18n';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, minimumDigits: number, maximumDigits: number): Intl.NumberFormat {
  const key = `${language} ${minimumDigits} ${maximumDigits}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: minimumDigits,
    maximumFractionDigits: maximumDigits,
  });
  formats.set(key, made);
  return made;
}

/** What stands where there is no number. */
const NOTHING = '–';

/** A number with exactly `digits` decimals; `–` where it is not finite. */
export function formatDecimal(value: number, digits: number, language: Language): string {
  return Number.isFinite(value) ? numberFormat(language, digits, digits).format(value) : NOTHING;
}

const NO_BREAK_SPACE = '\u00a0';

/** A share of 0–1 as a percentage: `48.1 %`. */
export function formatPercent(share: number, language: Language, digits = 1): string {
  return Number.isFinite(share)
    ? `${formatDecimal(share * 100, digits, language)}${NO_BREAK_SPACE}%`
    : NOTHING;
}

/** A whole number with separators: `54,210`. */
export function formatInteger(value: number, language: Language): string {
  return formatDecimal(Math.round(value), 0, language);
}

/** A number of unknown scale with `digits` significant digits, without trailing zeros. */
export function formatSignificant(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return NOTHING;
  const magnitude = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(12, Math.max(0, digits - 1 - magnitude));
  return numberFormat(language, 0, decimals).format(value);
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `812 B`, `3.4 MB`, `58 GB`: powers of a thousand, two significant digits below ten. */
export function formatBytes(bytes: number, language: Language): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const decimals = unit > 0 && value < 9.95 ? 1 : 0;
  return `${numberFormat(language, decimals, decimals).format(value)}\u00a0${BYTE_UNITS[unit]}`;
}

/** A date with its time of day, in the visitor's own time zone. @param time milliseconds since 1970 */
export function formatMoment(time: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** Day and time of day without the year: `23 Nov, 14:05`. @param time milliseconds since 1970 */
export function formatShortMoment(time: number, language: Language): string {
  const fields = {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return new Intl.DateTimeFormat(language, fields).format(time);
}

/** Seconds as `1 h 02 m 03 s`, `2 m 03 s`, or with one decimal below a minute: `12.3 s`. */
export function formatDuration(seconds: number, language: Language): string {
  if (!Number.isFinite(seconds)) return NOTHING;
  if (seconds < 59.95) return `${formatDecimal(Math.max(0, seconds), 1, language)} s`;
  const whole = Math.round(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = `${two(whole % 60)} s`;
  return hours > 0 ? `${formatInteger(hours, language)} h ${two(minutes)} m ${rest}` : `${minutes} m ${rest}`;
}

/** Something per second: whole from 100 up, one decimal below, two below one. The column or label names the unit. */
export function formatRate(perSecond: number, language: Language): string {
  const size = Math.abs(perSecond);
  return formatDecimal(perSecond, size >= 100 ? 0 : size >= 1 ? 1 : 2, language);
}

/** The language the page is in now; re-renders the component when it changes. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'es' ? 'es' : 'en';
}
