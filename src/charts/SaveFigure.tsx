/** Saves a figure: its picture as PNG, its data as CSV. */

import { ActionIcon, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import classes from './charts.module.css';
import { figurePng, type LegendEntry, type Plot } from './figurePicture';

/** Hands a file to the person. */
export type SaveFile = (content: Blob, name: string) => void;

interface SaveFigureProps {
  readonly title: string;
  /** Under the title of the picture: what the figure is of. */
  readonly note?: string;
  /** Of its files, without an ending; left out, the title. */
  readonly fileName?: string;
  readonly legend: readonly LegendEntry[];
  /** Null where it is not drawn yet. */
  plot(): Plot | null;
  csv(): string;
  readonly onSave: SaveFile;
}

export function SaveFigure({
  title,
  note = '',
  fileName = title,
  legend,
  plot,
  csv,
  onSave,
}: SaveFigureProps) {
  'use memo';
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const savePicture = async () => {
    setFailed(false);
    const drawn = plot();
    if (drawn === null) return;
    try {
      onSave(await figurePng({ title, note, legend, plot: drawn }), `${slugOf(fileName)}.png`);
    } catch {
      setFailed(true);
    }
  };
  const saveData = () => onSave(new Blob([csv()], { type: 'text/csv' }), `${slugOf(fileName)}.csv`);
  return (
    <>
      <Menu shadow="md" withinPortal position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('charts.save.of', { title })}
            title={t('charts.save.of', { title })}
          >
            <Download size={13} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void savePicture()}>{t('charts.save.picture')}</Menu.Item>
          <Menu.Item onClick={saveData}>{t('charts.save.data')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {failed && (
        <p role="alert" className={classes['saveFailed']}>
          {t('charts.save.failed')}
        </p>
      )}
    </>
  );
}

function slugOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}
