import { expect, it } from 'vitest';
import { juryTodos } from './juryTodos';

const task = (more: object) => ({
  olympiadId: 'o',
  olympiadTitle: 'Литература',
  roundId: 'r',
  roundTitle: 'Тур',
  leadsJury: false,
  lockReason: null,
  works: 10,
  done: 4,
  left: 3,
  ...more,
});
const nothing = { tasks: [], questions: [], chaired: [], late: [] };
const acts = (known: object) => juryTodos({ ...nothing, ...known }).map(({ act, count, href }) => [act, count, href]);

it('asks a juror for the works of a round, all tasks together, unless the chair has stopped it', () => {
  expect(acts({ tasks: [task({}), task({ left: 2 })] })).toEqual([['mark', 5, '/marking']]);
  expect(acts({ tasks: [task({ lockReason: 'Уточняем критерии' })] })).toEqual([]);
  expect(acts({ tasks: [task({ left: 0 })] })).toEqual([]);
});

it('leads a chair to what is not settled, and to the signature once everything is', () => {
  const chaired = [{ olympiadId: 'o', title: 'Литература', signedAt: null }];
  const open = task({ leadsJury: true, left: 0 });
  expect(acts({ tasks: [open], chaired })).toEqual([['board', 6, '/marking/r/board']]);
  expect(acts({ tasks: [{ ...open, done: 10 }], chaired })).toEqual([['sign', 1, '/results/o']]);
  expect(acts({ tasks: [{ ...open, done: 10 }], chaired: [{ ...chaired[0], signedAt: '2026-11-28' }] })).toEqual([]);
  // Nothing was sat yet.
  expect(acts({ chaired })).toEqual([]);
});

it('names who waits for an answer, and late works', () => {
  const round = { roundId: 'r', roundTitle: 'Тур', olympiadTitle: 'Литература' };
  expect(
    acts({
      questions: [
        { ...round, waiting: 2 },
        { ...round, roundId: 's', waiting: 0 },
      ],
      late: [{ ...round, waiting: 4 }],
    }),
  ).toEqual([
    ['answer', 2, '/marking/r/questions'],
    ['late', 4, '/late'],
  ]);
});
