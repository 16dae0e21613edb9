/** A titled region that its own button closes. */

import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import classes from './ClosableRegion.module.css';

interface ClosableRegionProps {
  readonly title: string;
  /** Text of the button that closes it. */
  readonly close: string;
  readonly children: ReactNode;
  onClose(): void;
}

export function ClosableRegion({ title, close, children, onClose }: ClosableRegionProps) {
  return (
    <section aria-label={title} className={classes['region']}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{title}</h2>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<X size={14} aria-hidden />}
          onClick={onClose}
        >
          {close}
        </Button>
      </div>
      {children}
    </section>
  );
}
