/** Files of one name are added while a data set of another is open: which set they are for. */

import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import classes from './App.module.css';
import { useAppParts, useAppState } from './context';
import { useDialogue } from './useDialogue';

export default function AdditionDialog() {
  const { t } = useTranslation();
  const { controller } = useAppParts();
  const { opened, shown } = useDialogue(useAppState((state) => state.addition));
  const answer = (setName: string | null) => controller.library.answer(setName);
  return (
    <Modal
      opened={opened}
      onClose={() => answer(null)}
      title={t('data.library.addition.title')}
      closeButtonProps={{ 'aria-label': t('app.dismiss') }}
      returnFocus={false}
      size="min(560px, 96vw)"
      centered
    >
      {shown !== null && (
        <>
          <p className={classes['asking']}>{t('data.library.addition.text', { ...shown })}</p>
          <Group gap={8} justify="flex-end">
            <Button size="sm" variant="subtle" onClick={() => answer(null)}>
              {t('app.cancel')}
            </Button>
            <Button size="sm" variant="default" onClick={() => answer(shown.open)}>
              {t('data.library.addition.open', { open: shown.open })}
            </Button>
            <Button size="sm" data-autofocus onClick={() => answer(shown.named)}>
              {t(`data.library.addition.${shown.known ? 'known' : 'new'}`, { named: shown.named })}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
