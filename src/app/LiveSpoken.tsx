/** The rolling answers in words for a screen reader: politely, at most once in two seconds, and only when they change. */

import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../i18n/format';
import type { LiveAnswer } from '../live/liveSession';
import { likeliest } from '../metrics/answers';
import { actionName } from '../skeleton/actions';
import type { ShownNetwork } from './useNetworks';

const INTERVAL_MS = 2000;

interface LiveSpokenProps {
  readonly networks: readonly ShownNetwork[];
  readonly answers: readonly LiveAnswer[];
}

export function LiveSpoken({ networks, answers }: LiveSpokenProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [spoken, setSpoken] = useState({ answers: '', text: '' });
  const said = networks.flatMap(({ id, name }) => {
    const answer = answers.find(({ networkId }) => networkId === id);
    const [best] = answer?.rolling == null ? [] : likeliest(answer.rolling, answer.classes.length, 0, 1);
    const action = best === undefined ? undefined : answer?.classes[best.place];
    if (best === undefined || action === undefined) return [];
    const probability = formatPercent(best.probability, language, 0);
    return [
      { action, text: t('live.answer.spoken', { name, answer: actionName(action, language), probability }) },
    ];
  });
  const next = useRef(said);
  useEffect(() => {
    next.current = said;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      const actions = next.current.map(({ action }) => action).join(' ');
      const text = next.current.map((one) => one.text).join(' ');
      // A probability that moves alone is no news.
      setSpoken((last) => (last.answers === actions ? last : { answers: actions, text }));
    }, INTERVAL_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <VisuallyHidden>
      <div aria-live="polite">{spoken.text}</div>
    </VisuallyHidden>
  );
}
