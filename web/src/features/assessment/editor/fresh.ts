import type { Body, Draft, Item, Key, QuestionType } from './types';

type Parts = [Body, Key];

/** Empty questions by type, as an author begins them. Types that are absent cannot be begun on this page. */
export const freshParts: Partial<Record<QuestionType, () => Parts>> = {
  choice: () => [
    { type: 'choice', options: items('abcd'), multiple: false, shuffle: true },
    { type: 'choice', correct: ['a'], rule: 'allOrNothing', shares: {} },
  ],
  trueFalse: () => [{ type: 'trueFalse' }, { type: 'trueFalse', value: true }],
  shortText: () => [
    { type: 'shortText' },
    {
      type: 'shortText',
      variants: [{ pattern: '', share: 1 }],
      rule: { ignoreCase: true, yoEqualsYe: true, slips: 0 },
    },
  ],
  numeric: () => [
    { type: 'numeric', units: [] },
    {
      type: 'numeric',
      variants: [{ value: 0, tolerance: 0, kind: 'absolute', share: 1 }],
      units: [],
      wrongUnitShare: 0,
    },
  ],
  matching: () => [
    { type: 'matching', left: items('abc'), right: items('xyz'), shuffle: true },
    { type: 'matching', pairs: { a: 'x', b: 'y', c: 'z' }, rule: 'proportional' },
  ],
  ordering: () => [
    { type: 'ordering', items: items('cab') },
    { type: 'ordering', order: ['a', 'b', 'c'], rule: 'allOrNothing' },
  ],
  formula: () => [
    { type: 'formula', variables: ['x'] },
    { type: 'formula', expression: '', variables: [{ name: 'x', from: 1, to: 10 }], tolerance: 1e-6 },
  ],
  essay: () => [
    { type: 'essay', minWords: 0, maxWords: 0 },
    { type: 'manual', criteria: [{ id: 'a', text: '', maxPoints: 1, step: 1 }], modelAnswer: null },
  ],
  upload: () => [
    { type: 'upload', maxFiles: 10, accept: ['image/jpeg', 'image/png', 'application/pdf'] },
    { type: 'manual', criteria: [{ id: 'a', text: '', maxPoints: 1, step: 1 }], modelAnswer: null },
  ],
};

export const freshTypes = Object.keys(freshParts) as QuestionType[];

export function freshDraft(type: QuestionType): Draft {
  const [body, key] = freshParts[type]!();
  return { title: '', statement: '', body, key, points: { maxPoints: 1, penalty: 0, allowNegative: false } };
}

const items = (ids: string): Item[] => [...ids].map((id) => ({ id, text: '' }));

/** A short id that the list has not: a…z, then a1, b1… */
export function freeId(taken: readonly string[], letters = 'abcdefghijklmnopqrstuvwxyz'): string {
  for (let round = 0; ; round++)
    for (const letter of letters) {
      const id = round === 0 ? letter : `${letter}${round}`;
      if (!taken.includes(id)) return id;
    }
}

/** Items as they are first shown: never in the right order, which would give the answer away. */
export function shownOrder(items: readonly Item[], right: readonly string[]): Item[] {
  const given = items.every((item, index) => item.id === right[index]);
  return given && items.length > 1 ? [items.at(-1)!, ...items.slice(0, -1)] : [...items];
}
