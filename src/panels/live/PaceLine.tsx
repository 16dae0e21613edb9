/** How fast frames are read, by real clocks, and whether that is fast enough. */

import { useTranslation } from 'react-i18next';

import { formatDecimal, formatSignificant, useLanguage } from '../../i18n/format';
import classes from './Live.module.css';

interface PaceReport {
  readonly framesPerSecond: number;
  readonly millisecondsPerFrame: number;
  readonly lost: number;
}

interface PaceLineProps {
  readonly pace: PaceReport;
  /** Of the pose model; null where there is no camera. */
  readonly pictures: PaceReport | null;
  readonly networks: number;
  /** Seconds since the networks started from nothing. */
  readonly since: number;
}

/** Pictures a second below which most frames are made up from their neighbours. */
const SLOW = 20;
/** Pictures a second between which nothing can be made up. */
const TOO_SLOW = 3;

export function PaceLine({ pace, pictures, networks, since }: PaceLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const rate = (report: PaceReport) => formatDecimal(report.framesPerSecond, 1, language);
  const cost = (report: PaceReport) => formatSignificant(report.millisecondsPerFrame, 2, language);
  const parts = [
    t('live.read.rate', { rate: rate(pace) }),
    t('live.read.cost', { count: networks, milliseconds: cost(pace) }),
    pace.lost > 0
      ? t('live.read.lost', { count: pace.lost })
      : pictures === null && Number.isFinite(pace.framesPerSecond) && t('live.read.keepsUp'),
    pictures !== null && t('live.read.pictures', { rate: rate(pictures), milliseconds: cost(pictures) }),
    pictures !== null &&
      pictures.framesPerSecond < SLOW &&
      t(pictures.framesPerSecond < TOO_SLOW ? 'live.read.tooSlow' : 'live.read.slow'),
    t('live.read.since', { seconds: formatDecimal(since, 1, language) }),
  ].filter((part) => part !== false);
  return (
    <p className={classes['pace']} data-lost={pace.lost > 0}>
      {parts.join(' · ')}
    </p>
  );
}
