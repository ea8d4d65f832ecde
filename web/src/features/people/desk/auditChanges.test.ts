import { describe, expect, it } from 'vitest';
import { changesOf, textOf, wordOf, type Words } from './auditChanges';

const person = '0199f0aa-0000-7000-8000-000000000001';
const words: Words = {
  empty: '—',
  yes: 'да',
  no: 'нет',
  name: (key) => ({ [person]: 'Соколова Анна', physics: 'физика' })[key],
  member: (value) => (value === 'pending' ? 'ждёт подтверждения' : undefined),
  day: (date) => `день ${date}`,
  moment: (instant) => `момент ${instant}`,
  number: (value) => `${String(value)} шт.`,
};

describe('changesOf', () => {
  it('tells from what to what, and leaves out what is empty', () => {
    expect(
      changesOf({ Grade: [7, 8], Note: [null, ''], To: ['2026-11-23', null], Title: [null, 'Физика'], rows: 120 }),
    ).toEqual([
      { field: 'Grade', before: 7, after: 8 },
      { field: 'To', before: '2026-11-23', after: null },
      { field: 'Title', after: 'Физика' },
      { field: 'rows', after: 120 },
    ]);
  });

  it('keeps false, which is a value', () =>
    expect(changesOf({ Archived: [false, true], IsOwn: [null, false] })).toEqual([
      { field: 'Archived', before: false, after: true },
      { field: 'IsOwn', after: false },
    ]));

  it('has nothing to show for an act without changes', () => expect(changesOf(null)).toEqual([]));
});

describe('textOf', () => {
  it.each([
    [person, 'Соколова Анна'],
    ['0199f0aa-0000-7000-8000-00000000000f', '0199f0aa'],
    [['physics', 'химия'], 'физика, химия'],
    ['pending', 'ждёт подтверждения'],
    ['2026-11-23', 'день 2026-11-23'],
    ['2026-11-23T07:45:00+00:00', 'момент 2026-11-23T07:45:00+00:00'],
    [false, 'нет'],
    [8, '8 шт.'],
    [null, '—'],
    [[], '—'],
    ['Школа № 2', 'Школа № 2'],
  ])('writes %j as %s', (value, text) => expect(textOf(value, words)).toBe(text));

  it('has no line for what is long or has parts', () => {
    expect(textOf({ type: 'choice' }, words)).toBeUndefined();
    expect(textOf('а'.repeat(500), words)).toBeUndefined();
  });
});

it('finds a field by the same words whichever way it is written', () =>
  expect(['AwardStatus', 'awardStatus'].map(wordOf)).toEqual(['AwardStatus', 'AwardStatus']));
