import { describe, expect, it } from 'vitest';
import lessons from '../../../../../docs/room-vectors.json';
import { after, may, type RoomEntry, type RoomView } from './fold';

interface Vector {
  me: string;
  isStaff: boolean;
  before: RoomView;
  entries: RoomEntry[];
  after: RoomView;
}

const vectors = lessons as unknown as Vector[];

const by =
  <T>(key: (item: T) => string) =>
  (a: T, b: T) =>
    key(a).localeCompare(key(b));

/** Sets come in no order; boards that were not shown are asked for when they are. */
function comparable(view: RoomView, shown: RoomView) {
  return {
    ...view,
    seq: 0,
    admitted: view.admitted.toSorted(),
    sentOut: view.sentOut.toSorted(),
    rightsOfAll: view.rightsOfAll.toSorted(),
    rights: view.rights.toSorted(by((own) => own.personId + own.right)),
    polls: view.polls.map((poll) => ({ ...poll, votes: poll.votes.toSorted(by((vote) => vote.personId)) })),
    questions: view.questions.map((question) => ({
      ...question,
      answers: question.answers.toSorted(by((answer) => answer.personId)),
    })),
    checks: view.checks.map((check) => ({ ...check, answered: check.answered.toSorted() })),
    boards: view.boards
      .filter(({ name }) => shown.boards.some((board) => board.name === name))
      .toSorted(by(({ name }) => name)),
  };
}

describe('what a page makes of a snapshot and the entries after it', () => {
  it.each(vectors.map((vector, at) => [at, vector] as const))('is what the room shows (lesson %i)', (_, vector) => {
    const made = vector.entries.reduce((view, entry) => after(view, entry, vector.isStaff, vector.me), vector.before);
    expect(comparable(made, vector.after)).toEqual(comparable(vector.after, made));
  });

  it('has lessons in which much happens', () => {
    const kinds = new Set(vectors.flatMap(({ entries }) => entries.map(({ act }) => act.type)));
    expect(kinds.size).toBeGreaterThan(22);
  });
});

describe('a right', () => {
  const view = {
    rightsOfAll: ['speak'],
    rights: [{ personId: 'anna', right: 'draw', isGiven: true }],
  } as unknown as RoomView;
  it('is of those who lead, of all, or of one', () => {
    expect(may(view, { id: 'anna', role: 'pupil' }, 'draw')).toBe(true);
    expect(may(view, { id: 'boris', role: 'pupil' }, 'draw')).toBe(false);
    expect(may(view, { id: 'boris', role: 'pupil' }, 'speak')).toBe(true);
    expect(may(view, { id: 'teacher', role: 'teacher' }, 'draw')).toBe(true);
    expect(may(view, { id: 'guest', role: 'observer' }, 'speak')).toBe(false);
  });
});
