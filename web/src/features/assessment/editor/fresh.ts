import type { Body, Draft, Item, Key, QuestionType } from './types';

type Parts = [Body, Key];

/** No file is stored under it. */
export const noFile = '00000000-0000-0000-0000-000000000000';

/** Empty questions by type, as an author begins them. */
const freshParts: Record<QuestionType, () => Parts> = {
  choice: () => {
    const options = items(4);
    return [
      { type: 'choice', options, multiple: false, shuffle: true },
      { type: 'choice', correct: [options[0]!.id], rule: 'allOrNothing', shares: {} },
    ];
  },
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
  matching: () => {
    const [left, right] = [items(3), items(3)];
    const pairs = Object.fromEntries(left.map(({ id }, index) => [id, right[index]!.id]));
    return [
      { type: 'matching', left, right, shuffle: true },
      { type: 'matching', pairs, rule: 'proportional' },
    ];
  },
  ordering: () => {
    const right = items(3);
    const order = right.map(({ id }) => id);
    return [
      { type: 'ordering', items: shownOrder(mixed(right), order) },
      { type: 'ordering', order, rule: 'allOrNothing' },
    ];
  },
  gapText: () => [{ type: 'gapText', text: '', gaps: [] }, freshGapsKey()],
  table: () => [
    {
      type: 'table',
      columns: ['', ''],
      rows: Array.from({ length: 2 }, () => Array.from({ length: 2 }, () => ({ text: '', gapId: null }))),
      gaps: [],
    },
    freshGapsKey(),
  ],
  hotspot: () => [
    { type: 'hotspot', imageId: noFile, width: 0, height: 0, alt: '', maxPoints: 1 },
    { type: 'hotspot', regions: [], rule: 'allOrNothing' },
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

export function freshDraft(type: QuestionType): Draft {
  const [body, key] = freshParts[type]();
  return { title: '', statement: '', body, key, points: { maxPoints: 1, penalty: 0, allowNegative: false } };
}

const freshGapsKey = (): Key => ({
  type: 'gaps',
  gaps: {},
  rule: { ignoreCase: true, yoEqualsYe: true, slips: 0 },
  partial: 'proportional',
});

function items(count: number): Item[] {
  const made: Item[] = [];
  while (made.length < count) made.push({ id: newItemId(made), text: '' });
  return made;
}

/**
 * A short random id that the list has not. Participants' devices hold the ids: one that told the place in the author's list would tell the
 * answer, which is so often written first.
 */
export function newItemId(taken: readonly { id: string }[]): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(3));
    const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    if (!taken.some((known) => known.id === id)) return id;
  }
}

/** A letter that the list has not: a…z, then a1, b1… For names that participants never see as a list of choices. */
export function freeId(taken: readonly string[], letters = 'abcdefghijklmnopqrstuvwxyz'): string {
  for (let round = 0; ; round++)
    for (const letter of letters) {
      const id = round === 0 ? letter : `${letter}${round}`;
      if (!taken.includes(id)) return id;
    }
}

/** The first number that the list has not. */
export function freeNumber(taken: readonly string[]): string {
  for (let number = 1; ; number++) if (!taken.includes(String(number))) return String(number);
}

/** The items in a random order. */
export function mixed<T>(list: readonly T[]): T[] {
  const order = [...list];
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}

/** Items as they are first shown: never in the right order, which would give the answer away. */
export function shownOrder(items: readonly Item[], right: readonly string[]): Item[] {
  let order = [...items];
  while (order.length > 1 && order.every((item, index) => item.id === right[index])) order = mixed(order);
  return order;
}
