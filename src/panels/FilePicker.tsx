/** A button-like label around a real file input, so that keyboards and screen readers meet the input itself. */

import { type ReactNode, useEffect, useRef } from 'react';

import type { FileSource } from '../recordings/fileSource';
import classes from './FilePicker.module.css';

interface FilePickerProps {
  readonly label: string;
  readonly icon: ReactNode;
  /** Whole folders instead of files. */
  readonly folder?: boolean;
  readonly accept?: string;
  onPick(sources: readonly FileSource[]): void;
}

export function FilePicker({ label, icon, folder = false, accept, onPick }: FilePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.webkitdirectory = folder;
  }, [folder]);
  return (
    <label className={classes['picker']}>
      {icon}
      <span>{label}</span>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        className={classes['input']}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = ''; // so that the same files can be picked again
          onPick(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
        }}
      />
    </label>
  );
}
