import { describe, expect, it } from 'vitest';
import type { Board } from '../queries';
import { factsOf, groupsOf, leftOf, totalsOf, unmarkedOf } from './groups';
import type { Participant } from './states';

const one = (change: Partial<Participant>) =>
  ({
    organizationId: 'a',
    room: '',
    attemptId: null,
    state: 'notOpened',
    isPresent: null,
    hasKit: false,
    signOffReason: null,
    entriesUnsent: 0,
    filesExpected: 0,
    filesReceived: 0,
    left: [],
    ...change,
  }) as unknown as Participant;

const board = (participants: Participant[]) =>
  ({
    closedAt: null,
    schools: [
      { organizationId: 'a', name: 'Школа А' },
      { organizationId: 'b', name: 'Школа Б' },
    ],
    participants,
  }) as unknown as Board;

describe('groups of the board', () => {
  it('are schools and rooms, rooms in their order', () => {
    const rooms = ['12', '', '3'].map((room) => one({ room }));
    const groups = groupsOf(board([...rooms, one({ organizationId: 'b' })]));
    expect(groups.map(({ school, room }) => [school, room])).toEqual([
      ['Школа А', ''],
      ['Школа А', '3'],
      ['Школа А', '12'],
      ['Школа Б', ''],
    ]);
  });

  it('are counted whole', () => {
    const people = [
      one({ isPresent: true, hasKit: true, attemptId: '1', state: 'answering', entriesUnsent: 2 }),
      one({ isPresent: false }),
      one({ attemptId: '2', state: 'handedIn', filesExpected: 3, filesReceived: 1 }),
    ];
    expect(factsOf(people)).toEqual({
      registered: 3,
      opened: 2,
      seated: 1,
      absent: 1,
      withKit: 1,
      unsent: 2,
      filesExpected: 3,
      filesReceived: 1,
    });
    expect(totalsOf(people)).toMatchObject({ registered: 3, opened: 2, answering: 1, handedIn: 1, silent: 0 });
  });

  it('are held up by whom the round waits for, while it runs only by who is through', () => {
    const waiting = one({ left: ['kitNotOpened'] });
    const through = one({ left: ['filesMissing'], state: 'handedIn' });
    const all = board([waiting, through, one({})]);
    expect(leftOf(all, true)).toEqual([through]);
    expect(leftOf(all, false)).toEqual([waiting, through]);
    expect(leftOf({ ...all, closedAt: '2026-11-23T12:00Z' }, false)).toEqual([]);
  });
});

it('those of whom nothing is known are counted: not who is marked, has a paper, or is waited for no longer', () => {
  const known: Partial<Participant>[] = [
    { isPresent: true },
    { isPresent: false },
    { attemptId: 'w' },
    { hasKit: true },
    { signOffReason: 'Болеет' },
  ];
  expect(unmarkedOf(board([one({}), one({ room: '12' }), ...known.map(one)]))).toBe(2);
});
