// @vitest-environment happy-dom
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';

import { startI18n } from './i18n';

beforeAll(startI18n);

describe('joints in a sentence', () => {
  it.each([
    ['en', 'left knee, head'],
    ['es', 'rodilla izquierda, cabeza'],
  ])('are called by their names in %s', async (language, names) => {
    await i18next.changeLanguage(language);
    const sentence = i18next.t('recordings.problem.bvh-joints-missing', { detail: 'kneeLeft, head' });
    expect(sentence).toContain(`: ${names}.`);
  });
});
