/**
 * Which points of a BVH skeleton stand for Kinect's 25 joints, as guessed from their names, or as corrected before, and to be
 * corrected. The correction is a draft until the files are read again with it.
 */

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatPercent, useLanguage } from '../i18n/format';
import { isSameMapping, isWhole } from '../recordings/bvh/corrections';
import type { GuessedMapping, JointMapping, JointSource } from '../recordings/bvh/mapping';
import { JOINT_NAMES, type JointName } from '../skeleton/joints';
import classes from './BvhMapping.module.css';
import { ClosableRegion } from './ClosableRegion';

const SHARES = [0.1, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 0.9];
const HALF = 0.5;

interface BvhMappingProps {
  /** Name of the file whose joints are shown. */
  readonly file: string;
  /** All its joints and end sites, in the file's order. */
  readonly joints: readonly string[];
  /** What their names say. */
  readonly mapping: GuessedMapping;
  /** How it was corrected last, where it was. */
  readonly corrected: JointMapping | null;
  readonly busy: boolean;
  onReadAgain(mapping: JointMapping): void;
  onClose(): void;
}

/** Give it the file as key: another file starts from its own guess or correction. */
export function BvhMapping(props: BvhMappingProps) {
  const { file, joints, mapping, corrected, busy, onReadAgain, onClose } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState<GuessedMapping>(corrected ?? mapping);
  const missing = JOINT_NAMES.filter((name) => draft[name] === null);
  return (
    <ClosableRegion title={t('formats.mapping.title')} close={t('formats.mapping.close')} onClose={onClose}>
      <p className={classes['lead']}>
        {t('formats.mapping.lead', { file })}{' '}
        {t(`formats.mapping.${corrected === null ? 'guessed' : 'corrected'}`)}
      </p>
      <MappingTable
        joints={joints}
        draft={draft}
        onSource={(name, source) => setDraft((before) => ({ ...before, [name]: source }))}
      />
      <p role="status" className={classes['missing']}>
        {missing.length > 0 && t('formats.mapping.missing', { count: missing.length })}
      </p>
      <div className={classes['buttons']}>
        <Button
          size="xs"
          disabled={busy || !isWhole(draft)}
          onClick={() => isWhole(draft) && onReadAgain(draft)}
        >
          {t('formats.mapping.readAgain')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={isSameMapping(draft, mapping)}
          onClick={() => setDraft(mapping)}
        >
          {t('formats.mapping.reset')}
        </Button>
      </div>
    </ClosableRegion>
  );
}

interface TableProps {
  readonly joints: readonly string[];
  readonly draft: GuessedMapping;
  onSource(name: JointName, source: JointSource | null): void;
}

function MappingTable({ joints, draft, onSource }: TableProps) {
  const { t } = useTranslation();
  return (
    // Scrolls on small screens: the keyboard must reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region
    <section className={classes['scroll']} tabIndex={0} aria-label={t('formats.mapping.title')}>
      <table>
        <thead>
          <tr>
            {(['joint', 'from', 'to', 'share'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`formats.mapping.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {JOINT_NAMES.map((name) => (
            <JointRow
              key={name}
              name={name}
              joints={joints}
              source={draft[name]}
              onSource={(source) => onSource(name, source)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly name: JointName;
  readonly joints: readonly string[];
  readonly source: JointSource | null;
  onSource(source: JointSource | null): void;
}

function JointRow({ name, joints, source, onSource }: RowProps) {
  const { t } = useTranslation();
  const joint = t(`formats.joint.${name}`);
  return (
    <tr className={source === null ? classes['open'] : undefined}>
      <th scope="row">{joint}</th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('formats.mapping.fromOf', { joint })}
          value={source?.from ?? ''}
          data={[{ value: '', label: t('formats.mapping.none') }, ...joints]}
          onChange={({ currentTarget: { value } }) =>
            onSource(value === '' ? null : { from: value, to: source?.to ?? null, share: source?.share ?? 0 })
          }
        />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('formats.mapping.toOf', { joint })}
          disabled={source === null}
          value={source?.to ?? ''}
          data={[{ value: '', label: t('formats.mapping.itself') }, ...joints]}
          onChange={({ currentTarget: { value } }) => {
            if (source === null) return;
            onSource(
              value === ''
                ? { ...source, to: null, share: 0 }
                : { ...source, to: value, share: source.share || HALF },
            );
          }}
        />
      </td>
      <td>
        <ShareSelect
          label={t('formats.mapping.shareOf', { joint })}
          source={source}
          onShare={(share) => source !== null && onSource({ ...source, share })}
        />
      </td>
    </tr>
  );
}

function ShareSelect(props: {
  readonly label: string;
  readonly source: JointSource | null;
  onShare(share: number): void;
}) {
  const language = useLanguage();
  const { label, source, onShare } = props;
  if (source === null || source.to === null) return null;
  const shares = SHARES.includes(source.share) ? SHARES : [source.share, ...SHARES];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={String(source.share)}
      data={shares.map((share) => ({ value: String(share), label: formatPercent(share, language, 0) }))}
      onChange={({ currentTarget: { value } }) => onShare(Number(value))}
    />
  );
}
