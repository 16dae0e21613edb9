import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../skeleton/actions';
import { actionOfLabel, labelRecording } from './label';

const part = { setup: 1, camera: 1, performer: 1, replication: 1 };

describe('labelRecording', () => {
  it('takes an NTU name from anywhere in the path, the file before its folders', () => {
    const named = { setup: 2, camera: 3, performer: 4, replication: 1, action: 43 };
    expect(labelRecording('mocap_S002C003P004R001A043_v2.bvh')).toEqual(named);
    expect(labelRecording('S001C001P001R001A001/x S002C003P004R001A043.csv')).toEqual(named);
    expect(labelRecording('drink_water/S002C003P004R001A043/take.csv')).toEqual(named);
  });

  it('takes an action number, and the other parts where they stand alone', () => {
    expect(labelRecording('mocap/A043_falling_01.bvh')).toEqual({ ...part, action: 43 });
    expect(labelRecording('P012/A007_R002.bvh')).toEqual({
      ...part,
      performer: 12,
      replication: 2,
      action: 7,
    });
    expect(labelRecording('A121.bvh')).toBeNull();
    expect(labelRecording('A000.bvh')).toBeNull();
    expect(labelRecording('DATA0430.bvh')).toBeNull();
  });

  it.each([
    ['drink_water/take 3.bvh', 1],
    ['DrinkWater03.bvh', 1],
    ['Subject 5 - drink water (2).bvh', 1],
    ['brush-teeth_p07.json', 3],
    ['lavarse_los_dientes.csv', 3],
    ['LavarseLosDientes.csv', 3],
    ['nausea.bvh', 48],
    ['Náusea o vómito 2.bvh', 48],
    ['kicking.bvh', 51],
    ['kicking_something.bvh', 24],
    ['saltar.bvh', 27],
    ['saltar sobre un pie.bvh', 26],
    ['sessions/throw/004.bvh', 7],
    ['reading/falling_1.bvh', 43],
    ['cross hands in front.bvh', 40],
    ['john_shaking_hands_outdoors.bvh', 58],
  ])('knows %s as action %i', (path, action) => {
    expect(labelRecording(path)).toEqual({ ...part, action });
  });

  it.each([
    ['participant_A007/drink_water.bvh', 1],
    ['S01_A012/drop.csv', 5],
    ['A012/session 2/take 1.csv', 12],
    ['drink_water/A007.bvh', 7],
    ['A007/drink_water/take 1.bvh', 1],
    ['drink_water_A007.bvh', 7],
    ['A007/A121.bvh', 7],
  ])('asks the file, then folder by folder outwards: %s is action %i', (path, action) => {
    expect(labelRecording(path)?.action).toBe(action);
  });

  it.each(['walk.bvh', 'make.bvh', '05_12.bvh', 'dropbox/walk.bvh', '.bvh', '', 'a/b/c'])(
    'gives no action to %s',
    (path) => {
      expect(labelRecording(path)).toBeNull();
    },
  );

  it('knows every action by both of its names', () => {
    for (const { number, en, es } of ACTIONS) {
      for (const name of [en, es]) {
        const found = labelRecording(`${name.replaceAll('/', ' ')}_02.bvh`)?.action;
        // Two actions of one name belong to the first of them.
        const namesakes = ACTIONS.filter((action) => [action.en, action.es].includes(name));
        expect(namesakes.map((action) => action.number)).toContain(found);
        expect(namesakes.some((action) => action.number === number)).toBe(true);
      }
    }
  });
});

describe('actionOfLabel', () => {
  it.each([
    [43, 43],
    ['43', 43],
    ['A043', 43],
    ['Drink water', 1],
    ['S001C001P001R001A060', 60],
    ['Beber agua', 1],
    ['walk', null],
    ['0', null],
    ['', null],
    [121, null],
    [-3, null],
  ])('reads %s as %s', (label, action) => {
    expect(actionOfLabel(label)).toBe(action);
  });
});
