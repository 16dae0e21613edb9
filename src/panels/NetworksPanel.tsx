/** The list of network cards with Add network and Import. */

import { Button, FileButton, Menu } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { AnyNetwork } from '../networks/registry';
import classes from './NetworkCard.module.css';
import { Section } from './Section';

interface NetworksPanelProps {
  readonly definitions: readonly AnyNetwork[];
  readonly empty: boolean;
  /** The cards. */
  readonly children: ReactNode;
  onAdd(kind: string): void;
  onImport(file: File): void;
}

export function NetworksPanel({ definitions, empty, children, onAdd, onImport }: NetworksPanelProps) {
  const { t } = useTranslation();
  const forgetFile = useRef<() => void>(null);
  const add = (
    <Menu shadow="md" withinPortal position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default">
          {t('app.network.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {definitions.map(({ kind, label }) => (
          <Menu.Item key={kind} onClick={() => onAdd(kind)}>
            {label}
            <span className={classes['soft']}> {t(`app.network.about.${kind}`, { defaultValue: '' })}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  const load = (
    <FileButton
      accept=".safetensors,.onnx,.zip"
      resetRef={forgetFile}
      onChange={(file) => {
        forgetFile.current?.(); // so that the same file can be picked again
        if (file !== null) onImport(file);
      }}
    >
      {(props) => (
        <Button {...props} size="compact-xs" variant="default" title={t('app.network.importHint')}>
          {t('app.network.import')}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Section
      title={t('app.network.title')}
      actions={
        <>
          {load}
          {add}
        </>
      }
    >
      <div className={classes['list']}>
        {children}
        {empty && <p className={classes['soft']}>{t('training.refused.no-networks')}</p>}
      </div>
    </Section>
  );
}
