/** Which files can be read, and how to lay out one's own. */

import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';

import { JOINT_NAMES } from '../skeleton/joints';
import classes from './FormatHelp.module.css';

const FORMATS = ['skeleton', 'npz', 'bvh', 'csv', 'json'] as const;
const PLAIN = ['csv', 'json'] as const;
export type PlainFormat = (typeof PLAIN)[number];

const SAMPLE: Readonly<Record<PlainFormat, string>> = {
  csv: 'frame,body,spineBase_x,spineBase_y,spineBase_z,spineMid_x,…\n1,1,0,-0.05,3,0,…',
  json: '{\n  "fps": 30,\n  "label": "Hand waving",\n  "joints": ["spineBase", "spineMid", …],\n  "frames": [\n    [[0, -0.05, 3], [0, 0.22, 3], …],\n    …\n  ]\n}',
};

interface FormatHelpProps {
  /** Downloads a small recording in this format. */
  onExample(format: PlainFormat): void;
}

export function FormatHelp({ onExample }: FormatHelpProps) {
  const { t } = useTranslation();
  return (
    <details className={classes['help']}>
      <summary>{t('formats.title')}</summary>
      <p>{t('formats.intro')}</p>
      <dl className={classes['formats']}>
        {FORMATS.map((format) => (
          <div key={format}>
            <dt>.{format}</dt>
            <dd>{t(`formats.known.${format}`)}</dd>
          </div>
        ))}
      </dl>
      {PLAIN.map((format) => (
        <PlainFormatHelp key={format} format={format} onExample={onExample} />
      ))}
      <h3>{t('formats.order')}</h3>
      <ol className={classes['joints']}>
        {JOINT_NAMES.map((name) => (
          <li key={name}>
            <code>{name}</code> {t(`formats.joint.${name}`)}
          </li>
        ))}
      </ol>
      <p>{t('formats.v1')}</p>
    </details>
  );
}

function PlainFormatHelp({ format, onExample }: { readonly format: PlainFormat } & FormatHelpProps) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t(`formats.${format}.title`)}</h3>
      <p>{t(`formats.${format}.lead`)}</p>
      <pre
        className={classes['sample']}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and the keyboard must reach it
        tabIndex={0}
      >
        {SAMPLE[format]}
      </pre>
      <p>{t(`formats.${format}.rules`)}</p>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<Download size={13} aria-hidden />}
        onClick={() => onExample(format)}
      >
        {t(`formats.${format}.download`)}
      </Button>
    </>
  );
}
