// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { startI18n } from '../i18n/i18n';
import { bvhText } from '../recordings/bvh/bvhText.fixture';
import type { GuessedMapping, JointMapping } from '../recordings/bvh/mapping';
import { inspectBvh } from '../recordings/bvh/parseBvh';
import { bytesOf } from '../recordings/skeletonText.fixture';
import { BvhMapping } from './BvhMapping';
import { FormatHelp } from './FormatHelp';

beforeAll(startI18n);
afterEach(cleanup);

function show(
  rename: (name: string) => string = (name) => name,
  correct: (mapping: GuessedMapping) => JointMapping | null = () => null,
) {
  const onReadAgain = vi.fn();
  const inspected = inspectBvh(bytesOf(bvhText({ rename })));
  render(
    <MantineProvider>
      <BvhMapping
        file="05_12.bvh"
        {...inspected}
        corrected={correct(inspected.mapping)}
        busy={false}
        onReadAgain={onReadAgain}
        onClose={() => undefined}
      />
    </MantineProvider>,
  );
  return { onReadAgain, mapping: inspected.mapping };
}

const select = (name: string) => screen.getByLabelText<HTMLSelectElement>(name);
const readAgain = () => screen.getByRole<HTMLButtonElement>('button', { name: /Read again/ });

describe('BvhMapping', () => {
  it('shows what the names told, for all 25 joints', () => {
    const { onReadAgain, mapping } = show();
    expect(screen.getAllByRole('rowheader')).toHaveLength(25);
    expect(select('left knee: joint in the file').value).toBe('LeftLeg');
    expect(select('head: joint in the file').value).toBe('Head');
    expect(select('head: towards').value).toBe('Head end');
    expect(select('head: share of the way').value).toBe('0.5');
    fireEvent.click(readAgain());
    expect(onReadAgain).toHaveBeenCalledWith(mapping);
  });

  it('waits until every joint has a counterpart', () => {
    const { onReadAgain } = show((name) => (name === 'RightLeg' ? 'Unterschenkel' : name));
    expect(readAgain().disabled).toBe(true);
    expect(screen.getByRole('status').textContent).toContain('1 joint has no counterpart');
    fireEvent.change(select('right knee: joint in the file'), { target: { value: 'Unterschenkel' } });
    expect(screen.getByRole('status').textContent).toBe('');
    fireEvent.click(readAgain());
    expect(onReadAgain.mock.calls[0]?.[0].kneeRight).toEqual({ from: 'Unterschenkel', to: null, share: 0 });
  });

  it('puts a joint between two, and back', () => {
    const { onReadAgain, mapping } = show();
    fireEvent.change(select('neck: towards'), { target: { value: '' } });
    fireEvent.change(select('spine middle: towards'), { target: { value: 'Neck' } });
    fireEvent.change(select('spine middle: share of the way'), { target: { value: '0.25' } });
    fireEvent.click(readAgain());
    const draft = onReadAgain.mock.calls[0]?.[0];
    expect(draft.neck).toMatchObject({ to: null, share: 0 });
    expect(draft.spineMid).toEqual({ from: mapping.spineMid?.from, to: 'Neck', share: 0.25 });
    fireEvent.click(screen.getByRole('button', { name: 'As the names say' }));
    fireEvent.click(readAgain());
    expect(onReadAgain).toHaveBeenLastCalledWith(mapping);
  });
});

describe('BvhMapping of a skeleton that was corrected before', () => {
  it('starts from the correction, says so, and goes back to the names', () => {
    const { onReadAgain, mapping } = show(undefined, (guess) => ({
      ...(guess as JointMapping),
      head: { from: 'Neck', to: null, share: 0 },
    }));
    expect(select('head: joint in the file').value).toBe('Neck');
    expect(screen.getByText(/Your last correction for this skeleton is filled in/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'As the names say' }));
    expect(select('head: joint in the file').value).toBe('Head');
    fireEvent.click(readAgain());
    expect(onReadAgain).toHaveBeenCalledWith(mapping);
  });
});

describe('FormatHelp', () => {
  it('lists the formats and the joints, and offers the examples', () => {
    const onExample = vi.fn();
    render(
      <MantineProvider>
        <FormatHelp onExample={onExample} />
      </MantineProvider>,
    );
    const terms = screen.getAllByRole('term', { hidden: true }).map((term) => term.textContent);
    expect(terms).toEqual(['.skeleton', '.npz', '.bvh', '.csv', '.json']);
    const order = screen.getByRole('list', { hidden: true });
    expect(within(order).getAllByRole('listitem', { hidden: true })).toHaveLength(25);
    fireEvent.click(screen.getByRole('button', { name: 'Example CSV', hidden: true }));
    fireEvent.click(screen.getByRole('button', { name: 'Example JSON', hidden: true }));
    expect(onExample.mock.calls).toEqual([['csv'], ['json']]);
  });
});
