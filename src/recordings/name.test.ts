import { describe, expect, it } from 'vitest';
import { formatRecordingName } from '../skeleton/sequence';
import { baseNameOf, parseRecordingName } from './name';

describe('parseRecordingName', () => {
  it('reads setup, camera, performer, replication and action', () => {
    expect(parseRecordingName('S001C002P003R004A059.skeleton')).toEqual({
      setup: 1,
      camera: 2,
      performer: 3,
      replication: 4,
      action: 59,
    });
  });

  it.each([
    'folder/zip.zip/deeper/S017C003P020R002A060.skeleton',
    'C:\\data\\s017c003p020r002a060.skeleton',
    'S017C003P020R002A060',
    'S017C003P020R002A060_cleaned.v2.skeleton',
    'S017C003P020R002A060 (2).skeleton',
  ])('reads the base name of %s', (path) => {
    const name = parseRecordingName(path);
    expect(name && formatRecordingName(name)).toBe('S017C003P020R002A060');
  });

  it.each([
    [60, true],
    [61, true],
    [120, true],
    [121, false],
    [0, false],
  ])('takes action %i: %s', (action, accepted) => {
    const path = `S018C001P001R001A${String(action).padStart(3, '0')}.skeleton`;
    expect(parseRecordingName(path)?.action).toBe(accepted ? action : undefined);
  });

  it.each([
    'S000C001P001R001A001.skeleton',
    'S001C001P001R001A0011.skeleton',
    'S001C001P001R001.skeleton',
    'walk.skeleton',
    'xS001C001P001R001A001.skeleton',
    'S001C001P001R001A001/walk.skeleton',
    '',
  ])('gives null for %j', (path) => {
    expect(parseRecordingName(path)).toBeNull();
  });
});

describe('baseNameOf', () => {
  it('drops folders and the last extension', () => {
    expect(baseNameOf('a/b.zip/c.d.skeleton')).toBe('c.d');
    expect(baseNameOf('.skeleton')).toBe('.skeleton');
  });
});
