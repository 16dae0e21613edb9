/** The report on a run, to be read, printed or saved. It stands in a frame of its own in which no script can run. */

import { Button, Modal } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../i18n/format';
import { download } from '../download';
import own from './Runs.module.css';
import { reportHtml } from './report/reportHtml';
import { runName } from './runNames';
import { useRunsControl, useRunsState } from './useRuns';

export function ReportDialog() {
  const { t } = useTranslation();
  const control = useRunsControl();
  const record = useRunsState(({ records, reportOf }) => records.find(({ id }) => id === reportOf));
  return (
    <Modal
      opened={record !== undefined}
      onClose={() => control.showReport(null)}
      title={t('runs.report.frame')}
      closeButtonProps={{ 'aria-label': t('app.dismiss') }}
      size="min(1040px, 96vw)"
      centered
    >
      {record !== undefined && <Report key={record.id} id={record.id} />}
    </Modal>
  );
}

function Report({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const frame = useRef<HTMLIFrameElement>(null);
  const record = useRunsState(({ records }) => records.find((one) => one.id === id));
  const name = record === undefined ? '' : runName(record);
  const text = useMemo(
    () => (record === undefined ? '' : reportHtml(record, name, { t, language })),
    [record, name, t, language],
  );
  const save = () => download(new Blob([text], { type: 'text/html' }), `${fileName(name)}.html`);
  return (
    <>
      <div className={own['tools']}>
        <Button size="compact-sm" onClick={save}>
          {t('runs.report.save')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => frame.current?.contentWindow?.print()}>
          {t('runs.report.print')}
        </Button>
      </div>
      <iframe
        ref={frame}
        title={t('runs.report.title', { name })}
        sandbox="allow-same-origin allow-modals"
        srcDoc={text}
        className={own['frame']}
      />
    </>
  );
}

function fileName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return `report-${plain}`.slice(0, 80).replace(/-+$/, '');
}
