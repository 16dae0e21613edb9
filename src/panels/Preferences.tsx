/** Language, light or dark, the link to this experiment, and the keys. */

import {
  ActionIcon,
  Button,
  Kbd,
  Popover,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { Check, CircleHelp, Link2, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../i18n/format';
import type { Language } from '../i18n/i18n';
import classes from './Header.module.css';

interface PreferencesProps {
  onLanguage(language: Language): void;
  /** Resolves to whether the link is now on the clipboard. */
  onCopyLink(): Promise<boolean>;
}

export function Preferences({ onLanguage, onCopyLink }: PreferencesProps) {
  return (
    <div className={classes['preferences']}>
      <CopyLink onCopyLink={onCopyLink} />
      <Help />
      <LanguageSwitch onLanguage={onLanguage} />
      <ThemeSwitch />
    </div>
  );
}

const COPIED_MS = 2500;

function CopyLink({ onCopyLink }: Pick<PreferencesProps, 'onCopyLink'>) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await onCopyLink())) return;
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <Tooltip label={t('app.link.hint')} multiline maw={280} withArrow>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        className={classes['link']}
        leftSection={copied ? <Check size={15} aria-hidden /> : <Link2 size={15} aria-hidden />}
        onClick={() => void copy()}
      >
        <span aria-live="polite" className={classes['linkText']}>
          {t(copied ? 'app.link.copied' : 'app.link.copy')}
        </span>
      </Button>
    </Tooltip>
  );
}

const KEYS: readonly (readonly [key: string, what: string])[] = [
  ['T', 'train'],
  ['S', 'step'],
  ['R', 'reset'],
  ['N', 'next'],
  ['P', 'previous'],
];

function Help() {
  const { t } = useTranslation();
  return (
    <Popover width={320} position="bottom-end" withArrow shadow="md" trapFocus={false}>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('app.help.label')}
          title={t('app.help.label')}
        >
          <CircleHelp size={17} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('app.help.label')}>
        <p className={classes['helpText']}>{t('app.help.text')}</p>
        <dl className={classes['keys']}>
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <Kbd size="xs">{key}</Kbd>
              </dt>
              <dd>{t(`app.help.keys.${what}`)}</dd>
            </div>
          ))}
        </dl>
        <p className={classes['helpText']}>{t('viewer.keys')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}

function LanguageSwitch({ onLanguage }: Pick<PreferencesProps, 'onLanguage'>) {
  const language = useLanguage();
  const other: Language = language === 'en' ? 'es' : 'en';
  const label = other === 'es' ? 'Español' : 'English';
  return (
    <Button size="compact-sm" variant="subtle" color="gray" lang={other} onClick={() => onLanguage(other)}>
      {label}
    </Button>
  );
}

function ThemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = t(dark ? 'app.theme.light' : 'app.theme.dark');
  return (
    <Tooltip label={label} withArrow>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <Sun size={17} aria-hidden /> : <Moon size={17} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
