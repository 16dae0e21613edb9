import { expect, it } from 'vitest';

import { DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC } from '../experiment/config';
import { bvhText } from '../recordings/bvh/bvhText.fixture';
import { isWhole } from '../recordings/bvh/corrections';
import type { FileSource } from '../recordings/fileSource';
import { source } from '../recordings/importRecordings.fixture';
import { BvhControl } from './bvhControl';
import { BvhCorrections } from './bvhCorrections';
import { initialState } from './state';
import { createAppStore } from './store';

/** A page: the storage is what outlives it. */
function open(kept: Map<string, string>) {
  const store = createAppStore(initialState(DEFAULT_EXPERIMENT, DEFAULT_SYNTHETIC));
  const read: (readonly FileSource[])[] = [];
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const control = new BvhControl(store, new BvhCorrections(storage), (sources) => read.push(sources));
  return { control, read, bvh: () => store.state.getState().bvh };
}

const FILES = [source('a.bvh', bvhText()), source('b.csv', ''), source('c.zip', '')];
const readings = (sources: readonly FileSource[] | undefined) =>
  sources?.map(({ path, reading }) => `${path} ${reading?.bvhCorrections?.length ?? '-'}`);

it('keeps a correction: the table opens with it, and the next visit reads files with it', async () => {
  const kept = new Map<string, string>();
  const { control, read, bvh } = open(kept);
  expect(readings(control.imported(FILES))).toEqual(['a.bvh -', 'b.csv -', 'c.zip -']);
  await control.show();
  const shown = bvh();
  expect(shown).toMatchObject({ file: 'a.bvh', corrected: null });
  if (shown === null || !isWhole(shown.mapping)) throw new Error('joints are missing');
  const told = { ...shown.mapping, kneeLeft: shown.mapping.kneeRight };
  control.readAgain(told);
  expect(readings(read[0])).toEqual(['a.bvh 1', 'c.zip 1']);
  expect(bvh()?.corrected).toEqual(told);
  control.hide();
  await control.show();
  expect(bvh()?.corrected).toEqual(told);

  const next = open(kept);
  expect(readings(next.control.imported(FILES))).toEqual(['a.bvh 1', 'b.csv -', 'c.zip 1']);
  await next.control.show();
  expect(next.bvh()?.corrected).toEqual(told);
  next.control.readAgain(shown.mapping);
  expect(readings(next.read[0])).toEqual(['a.bvh 0', 'c.zip 0']);
  expect(next.bvh()?.corrected).toBeNull();
  expect(readings(next.control.imported(FILES))).toEqual(['a.bvh -', 'b.csv -', 'c.zip -']);
});
