import { expect, it } from 'vitest';
import { juryTodos } from './juryTodos';

const task = (more: object) => ({
  olympiadTitle: 'Литература',
  roundId: 'r',
  roundTitle: 'Тур',
  lockReason: null,
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

it('leads a chair to what is not settled, whoever marks it, and to the signature once nothing forbids it', () => {
  const olympiad = { olympiadId: 'o', title: 'Литература', signedAt: null, isReady: false, unsettled: [] };
  const rounds = [
    { roundId: 'r', title: 'Тур', left: 6 },
    { roundId: 's', title: 'Второй тур', left: 1 },
  ];
  expect(acts({ tasks: [task({ left: 0 })], chaired: [{ ...olympiad, unsettled: rounds }] })).toEqual([
    ['board', 6, '/marking/r/board'],
    ['board', 1, '/marking/s/board'],
  ]);
  // All that has been sat is marked, and a second round is still to come.
  expect(acts({ tasks: [task({ left: 0 })], chaired: [olympiad] })).toEqual([]);
  expect(acts({ chaired: [{ ...olympiad, isReady: true }] })).toEqual([['sign', 1, '/results/o']]);
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
