/** The programs that load a network in Python, to read and to copy. */

import { Button, Modal, SegmentedControl } from '@mantine/core';
import { Check, Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Loaders } from '../export/exporters';
import classes from './LoaderCode.module.css';

interface LoaderCodeProps {
  /** Of the network. */
  readonly name: string;
  /** Null where there are none, which was said elsewhere. */
  load(): Promise<Loaders | null>;
  onWeights(): void;
  /** Resolves to whether the text is now on the clipboard. */
  onCopy(text: string): Promise<boolean>;
  onClose(): void;
}

const LIBRARIES = [
  { value: 'torch', label: 'PyTorch' },
  { value: 'numpy', label: 'NumPy' },
] as const satisfies readonly { readonly value: keyof Loaders; readonly label: string }[];

const COPIED_MS = 2500;

export default function LoaderCode({ name, load, onWeights, onCopy, onClose }: LoaderCodeProps) {
  const { t } = useTranslation();
  const [library, setLibrary] = useState<keyof Loaders>('torch');
  const [loaders, setLoaders] = useState<Loaders | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the network as it was when the dialogue opened
  useEffect(() => {
    void load().then((loaded) => (loaded === null ? onClose() : setLoaders(loaded)));
  }, []);
  const title = t('networks.loader.title', { name });
  const code = loaders?.[library] ?? '';
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="min(960px, 96vw)"
      closeButtonProps={{ 'aria-label': t('app.dismiss') }}
      classNames={{ title: `${classes['title']}` }}
    >
      <p className={classes['text']}>{t('networks.loader.text')}</p>
      <div className={classes['tools']}>
        <SegmentedControl
          size="xs"
          aria-label={title}
          value={library}
          data={[...LIBRARIES]}
          onChange={(value) => setLibrary(value === 'numpy' ? 'numpy' : 'torch')}
        />
        <CopyButton key={library} code={code} onCopy={onCopy} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Download size={14} aria-hidden />}
          onClick={onWeights}
        >
          {t('networks.loader.weights')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it */}
      <pre className={classes['code']} tabIndex={0} aria-busy={loaders === null}>
        <code>{loaders === null ? t('app.loading') : code}</code>
      </pre>
    </Modal>
  );
}

function CopyButton({ code, onCopy }: { readonly code: string } & Pick<LoaderCodeProps, 'onCopy'>) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await onCopy(code))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <Button
      size="compact-sm"
      variant="light"
      disabled={code === ''}
      leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{t(copied ? 'networks.loader.copied' : 'networks.loader.copy')}</span>
    </Button>
  );
}
