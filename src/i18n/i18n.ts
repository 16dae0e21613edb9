/** The one i18next instance: English and Spanish, chosen by `?lang=`, then the last choice, then the browser. */

import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { app } from './messages/app';
import { charts } from './messages/charts';
import { data } from './messages/data';
import { figures } from './messages/figures';
import { formats } from './messages/formats';
import { live } from './messages/live';
import { networks } from './messages/networks';
import { quality } from './messages/quality';
import { recordings } from './messages/recordings';
import { runs } from './messages/runs';
import { training } from './messages/training';
import { viewer } from './messages/viewer';

const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'language';

function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

function initialLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang');
  if (isLanguage(asked)) return asked;
  const stored = localStorage.getItem(STORAGE_KEY);
  if (isLanguage(stored)) return stored;
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage);
  return preferred ?? 'en';
}

const areas = {
  app,
  charts,
  data,
  figures,
  formats,
  live,
  networks,
  quality,
  recordings,
  runs,
  training,
  viewer,
};

function resources(language: Language) {
  return Object.fromEntries(Object.entries(areas).map(([area, messages]) => [area, messages[language]]));
}

export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: initialLanguage(),
    fallbackLng: 'en',
    resources: { en: { translation: resources('en') }, es: { translation: resources('es') } },
    interpolation: { escapeValue: false },
  });
  i18next.services.formatter?.add('joints', nameJoints);
  document.documentElement.lang = i18next.language;
}

/** `{{detail, joints}}`: a list of Kinect joints as codes → their names in the language. */
function nameJoints(codes: string, language: string | undefined): string {
  const t = i18next.getFixedT(language ?? i18next.language);
  return codes
    .split(', ')
    .map((code) => t(`formats.joint.${code}`))
    .join(', ');
}

/** Speaks it from now on, remembers it, and says so in the address: that would else win over the memory on a reload. */
export function setLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
