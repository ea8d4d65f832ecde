import { describe, expect, it } from 'vitest';
import lessons from '../../../../../docs/room-vectors.json';
import replays from '../../../../../docs/replay-vectors.json';
import type { RoomEntry, RoomView } from '../room/fold';
import { afterStep, found, Timeline, type ReplayData, type ReplayStep } from './timeline';

interface Vector {
  me: string;
  isStaff: boolean;
  before: RoomView;
  entries: RoomEntry[];
}

const begin = Date.parse('2026-11-30T09:00:00Z');

/** A lesson of the vectors, its entries so many seconds apart. */
function dataOf({ me, isStaff, before, entries }: Vector, seconds = 1): ReplayData {
  const steps = entries.map((entry, index) => ({
    at: new Date(begin + 1_000 * seconds * (index + 1)).toISOString(),
    entry,
    view: null,
    board: null,
  }));
  return {
    id: 'lesson',
    title: 'Урок',
    begunAt: new Date(begin).toISOString(),
    to: new Date(begin + 1_000 * seconds * (entries.length + 1)).toISOString(),
    me,
    isStaff,
    people: [],
    replay: { from: new Date(begin).toISOString(), start: before, steps },
    tracks: [],
  };
}

const vectors = lessons as unknown as Vector[];

describe('a moment of a replay', () => {
  it.each(vectors.map((vector, index) => [index, vector] as const))(
    'is what has happened until then, wherever one comes from (lesson %i)',
    (_, vector) => {
      const data = dataOf(vector);
      const timeline = new Timeline(data);
      // Numbers by Lehmer: the same in each run.
      let next = 7;
      for (let times = 0; times < 60; times++) {
        next = (next * 48_271) % 2_147_483_647;
        const ms = next % timeline.length;
        const past = data.replay.steps.filter(({ at }) => Date.parse(at) - begin <= ms);
        const folded = past.reduce((view, step) => afterStep(view, step, data.isStaff, data.me), data.replay.start);
        expect(timeline.viewAt(ms)).toEqual(folded);
      }
    },
  );

  it('is found at once in a lesson of ten thousand strokes', () => {
    const [vector] = vectors;
    const stroke = (index: number): RoomEntry => ({
      seq: index + 1,
      id: `${index}`,
      at: '',
      by: vector!.me,
      act: {
        type: 'draw',
        board: 'board:1',
        element: { type: 'stroke', colour: 'ink', thickness: 40, points: [1, 1, 2, 2], isMarker: false },
      },
    });
    // A board holds three thousand; then it is cleared.
    const entries = Array.from({ length: 10_000 }, (_, index) =>
      index % 3_000 === 2_999
        ? { ...stroke(index), act: { type: 'erase', board: 'board:1', ids: null } as const }
        : stroke(index),
    );
    const timeline = new Timeline(dataOf({ ...vector!, entries }));
    timeline.viewAt(timeline.length);
    const started = performance.now();
    for (let times = 0; times < 20; times++) timeline.viewAt(((times * 7_919) % 10_000) * 1_000);
    expect((performance.now() - started) / 20).toBeLessThan(100);
  });
});

describe('what a page makes of a replay', () => {
  interface Replayed {
    me: string;
    isStaff: boolean;
    replay: ReplayData['replay'];
    after: RoomView;
  }
  it.each((replays as unknown as Replayed[]).map((vector, index) => [index, vector] as const))(
    'is what the room showed at the end (lesson %i)',
    (_, { me, isStaff, replay, after }) => {
      const end = replay.steps.reduce((view, step) => afterStep(view, step, isStaff, me), replay.start);
      const stageOf = (view: RoomView) => view.boards.find(({ name }) => name === view.stage)?.elements;
      expect(end.stage).toBe(after.stage);
      expect(stageOf(end)).toEqual(stageOf(after));
      expect(end.notes).toEqual(after.notes);
      expect(end.polls.map(({ id, result }) => ({ id, result }))).toEqual(
        after.polls.map(({ id, result }) => ({ id, result })),
      );
    },
  );
});

const step = (seconds: number, act: RoomEntry['act'], id = `${seconds}`): ReplayStep => {
  const at = new Date(begin + 1_000 * seconds).toISOString();
  return { at, entry: { seq: seconds, id, at, by: 'anna', act }, view: null, board: null };
};

function lessonOf(steps: ReplayStep[], seconds: number, tracks: ReplayData['tracks'] = []): Timeline {
  const data = dataOf({ ...vectors[0]!, entries: [] });
  const start = { ...data.replay.start, stage: 'board:1', messages: [] };
  return new Timeline({
    ...data,
    to: new Date(begin + 1_000 * seconds).toISOString(),
    replay: { ...data.replay, start, steps },
    tracks,
  });
}

describe('chapters', () => {
  it('are what was shown, without what was leafed through', () => {
    const lesson = lessonOf(
      [
        step(10, { type: 'bringSlides', title: 'Ток', pages: ['a', 'b', 'c'] }, 'deck'),
        step(60, { type: 'show', board: 'slide:deck:2' }),
        step(61, { type: 'show', board: 'slide:deck:3' }),
        step(90, { type: 'show', board: 'board:1' }),
      ],
      120,
    );
    expect(lesson.chapters()).toEqual([
      { at: 0, board: 'board:1' },
      { at: 10_000, board: 'slide:deck:1' },
      { at: 61_000, board: 'slide:deck:3' },
      { at: 90_000, board: 'board:1' },
    ]);
  });
});

describe('silence', () => {
  const said = step(30, { type: 'say', text: 'Да', to: 'everybody' });
  it('is where nothing happens', () => {
    expect(lessonOf([said], 60).quiet()).toEqual([
      { from: 1_500, to: 28_500 },
      { from: 31_500, to: 58_500 },
    ]);
    expect(lessonOf([said, step(33, { type: 'raiseHand' })], 36).quiet()).toEqual([{ from: 1_500, to: 28_500 }]);
  });
  it('is not where somebody is heard', () => {
    const startsAt = new Date(begin + 10_000).toISOString();
    const track = { id: 't', personId: 'p', startsAt, milliseconds: 30_000, mediaType: 'audio/ogg', bytes: 1 };
    expect(lessonOf([said], 60, [track]).quiet()).toEqual([
      { from: 1_500, to: 10_000 },
      { from: 40_000, to: 58_500 },
    ]);
  });
});

describe('search in the chat', () => {
  it('finds all words, in any case, ё as е', () => {
    const messages = [{ text: 'Ещё раз: закон Ома' }, { text: 'закон Архимеда' }];
    expect(found(messages, 'ЕЩЕ ома')).toEqual([messages[0]]);
    expect(found(messages, ' закон ')).toHaveLength(2);
  });
});
