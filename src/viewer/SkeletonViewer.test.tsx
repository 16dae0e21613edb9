// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { startI18n } from '../i18n/i18n';
import type { SkeletonSequence } from '../skeleton/sequence';
import SkeletonViewer from './SkeletonViewer';
import { standingSequence } from './sequences.fixture';

beforeAll(startI18n);
beforeEach(() => {
  // There is no WebGL here: three and React say so, and so must the page.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface StageProps {
  readonly sequence: SkeletonSequence | null;
  readonly playing?: boolean;
}

function Page({ sequence, playing: first = false }: StageProps) {
  const [frame, setFrame] = useState(10);
  const [playing, setPlaying] = useState(first);
  return (
    <MantineProvider>
      <SkeletonViewer
        sequence={sequence}
        frame={frame}
        onFrameChange={setFrame}
        playing={playing}
        onPlayingChange={setPlaying}
        title="Hand waving"
        subtitle="S001"
        theme="light"
        captionAt={() => []}
        onSave={() => undefined}
      >
        <p>predictions</p>
      </SkeletonViewer>
    </MantineProvider>
  );
}

const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Frame' });

describe('SkeletonViewer', () => {
  it('keeps all but the picture where WebGL is missing', () => {
    render(<Page sequence={standingSequence(60)} />);
    expect(screen.getByRole('region', { name: 'Skeleton' })).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('WebGL');
    expect(screen.getByText('synthetic')).toBeDefined();
    expect(screen.getByText('predictions')).toBeDefined();
    fireEvent.change(slider(), { target: { value: '42' } });
    expect(slider().value).toBe('42');
    expect(slider().getAttribute('aria-valuetext')).toBe('Frame 43 of 60, 1.40 seconds');
  });

  it('steps by keys and buttons, and plays with Space', () => {
    render(<Page sequence={standingSequence(60)} />);
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(slider().value).toBe('11');
    fireEvent.keyDown(slider(), { key: 'ArrowRight', shiftKey: true });
    expect(slider().value).toBe('41');
    fireEvent.click(screen.getByRole('button', { name: 'Previous frame' }));
    expect(slider().value).toBe('40');
    fireEvent.keyDown(screen.getByRole('region'), { key: ' ' });
    expect(screen.getByRole('button', { name: 'Pause playback' })).toBeDefined();
    fireEvent.keyDown(screen.getByRole('combobox'), { key: 'ArrowRight' });
    expect(slider().value).toBe('40');
  });

  it('leaves Space on a button to the button', () => {
    render(<Page sequence={standingSequence(60)} />);
    const event = new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true });
    act(() => {
      screen.getByRole('button', { name: 'Play' }).dispatchEvent(event);
    });
    expect(event.defaultPrevented).toBe(false);
    expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  });

  it('plays in real time and stops when told', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
    render(<Page sequence={standingSequence(60)} playing />);
    act(() => {
      vi.advanceTimersByTime(520);
    });
    expect(Number(slider().value)).toBeGreaterThanOrEqual(24);
    expect(Number(slider().value)).toBeLessThanOrEqual(26);
    fireEvent.click(screen.getByRole('button', { name: 'Pause playback' }));
    const stopped = slider().value;
    act(() => {
      vi.advanceTimersByTime(500);
    });
    expect(slider().value).toBe(stopped);
  });

  it('plays once where the loop is off, and from the first frame again', () => {
    vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
    render(<Page sequence={standingSequence(20)} />);
    const loop = screen.getByRole('button', { name: 'Begin anew at the end' });
    expect(loop.getAttribute('aria-pressed')).toBe('true');
    fireEvent.keyDown(slider(), { key: 'l' });
    expect(loop.getAttribute('aria-pressed')).toBe('false');
    const play = () => fireEvent.click(screen.getByRole('button', { name: 'Play' }));
    const wait = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));
    play();
    wait(1000);
    expect(slider().value).toBe('19');
    play();
    wait(200);
    expect(Number(slider().value)).toBeLessThan(10);
    fireEvent.click(loop);
    wait(600);
    expect(screen.getByRole('button', { name: 'Pause playback' })).toBeDefined();
    expect(Number(slider().value)).toBeLessThan(10);
  });

  it('does not start by itself for a person who wants less motion', () => {
    const unset = window.matchMedia.bind(window);
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
      const list = unset(query);
      Object.defineProperty(list, 'matches', { value: query.includes('prefers-reduced-motion') });
      return list;
    });
    render(<Page sequence={standingSequence(60)} playing />);
    expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  });

  it('teaches while no sequence is chosen', () => {
    render(<Page sequence={null} />);
    expect(screen.getByText('Nobody on stage yet')).toBeDefined();
    expect(slider().disabled).toBe(true);
  });
});
