// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';

import { startI18n } from '../i18n/i18n';
import { JOINT } from '../skeleton/joints';
import type { SkeletonSequence } from '../skeleton/sequence';
import { type Extras, ShowMenu } from './ShowMenu';
import { standingSequence } from './sequences.fixture';

beforeAll(startI18n);
afterEach(cleanup);

const keep = vi.fn();
const drop = vi.fn();
const setup = vi.fn();
const seen: Extras[] = [];

function Page({ sequence, ghost }: { readonly sequence: SkeletonSequence; readonly ghost: string | null }) {
  const region = useRef<HTMLDivElement>(null);
  const [extras, setExtras] = useState<Extras>({
    joint: null,
    caption: true,
    savedCaption: true,
    letters: false,
    cameras: false,
  });
  seen.push(extras);
  return (
    <MantineProvider env="test">
      <div ref={region} data-testid="region">
        <ShowMenu
          {...{ sequence, extras, region }}
          ghost={{ title: ghost, watched: false, onKeep: keep, onRemove: drop }}
          onChange={setExtras}
          onLookAtSetup={setup}
        />
      </div>
    </MantineProvider>
  );
}

function open(sequence: SkeletonSequence, ghost: string | null = null) {
  render(<Page {...{ sequence, ghost }} />);
  fireEvent.click(screen.getByRole('button', { name: 'Show…' }));
}

it('chooses the joint of a trail among both performers, and none', () => {
  open(standingSequence(3, 2));
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Trail of a joint' });
  expect(select.options).toHaveLength(51);
  expect(select.closest('[data-testid="region"]')).not.toBeNull(); // seen too when the region fills the screen
  fireEvent.change(select, { target: { value: `1 ${JOINT.handLeft}` } });
  expect(seen.at(-1)?.joint).toEqual({ body: 1, joint: JOINT.handLeft });
  fireEvent.change(select, { target: { value: '' } });
  expect(seen.at(-1)?.joint).toBeNull();
});

it('switches caption, letters and cameras, and says how well their places are known', () => {
  open(standingSequence(3));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Truth and predictions in the picture' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Cameras of the setup' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'L and R at hands and feet' }));
  expect(seen.at(-1)).toMatchObject({ caption: false, savedCaption: false, letters: true, cameras: true });
  expect(screen.getByText(/known exactly/)).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'See the whole setup' }));
  expect(setup).toHaveBeenCalledOnce();
});

it('says that places are nominal or unknown for recordings of others', () => {
  const recorded = { ...standingSequence(3), synthetic: false };
  open(recorded);
  expect(screen.getByText(/^Nominal places/)).toBeDefined();
  cleanup();
  open({ ...recorded, name: null });
  expect(screen.getByText(/only the recording’s own sensor/)).toBeDefined();
});

it('keeps a ghost, and removes only one that is there', () => {
  open(standingSequence(3));
  fireEvent.click(screen.getByRole('button', { name: 'Keep as ghost' }));
  expect(keep).toHaveBeenCalledOnce();
  const remove = () => screen.getByRole('button', { name: 'Remove ghost' });
  expect(remove().getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(remove());
  expect(drop).not.toHaveBeenCalled();
  cleanup();
  open(standingSequence(3), 'Drink water');
  expect(screen.getByText(/^Ghost: Drink water/)).toBeDefined();
  fireEvent.click(remove());
  expect(drop).toHaveBeenCalledOnce();
});
