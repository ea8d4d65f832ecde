import { expect, it } from 'vitest';
import { competenceNames, itemOf, sharePercent, unitsOf } from './names';
import type { CourseReadiness, Framework } from './queries';

const items: CourseReadiness['items'] = [
  { unitId: 'b', unit: 'Тест', itemId: null, title: null, tags: [], drawn: null },
  { unitId: 'b', unit: 'Тест', itemId: 'p', title: 'Банк', tags: [], drawn: 3 },
  { unitId: 'a', unit: 'Работа', itemId: null, title: null, tags: [], drawn: null },
];

it('names units once, in the order of the course, and finds the item of a check', () => {
  expect(unitsOf(items).map(({ title }) => title)).toEqual(['Тест', 'Работа']);
  expect(itemOf(items, { unitId: 'b', itemId: 'p' })?.drawn).toBe(3);
  expect(itemOf(items, { unitId: 'b', itemId: 'gone' })).toBeUndefined();
});

it('says a competence with its level, and nothing of what the framework has no more', () => {
  const framework = {
    levels: [{ title: 'Начальный', description: '' }],
    areas: [{ id: 'x', title: 'Область', competences: [{ id: 'k', title: 'Таблицы', description: '' }] }],
  } as Partial<Framework> as Framework;
  const names = competenceNames(framework);
  expect(names.of({ competenceId: 'k', level: 1 })).toBe('Таблицы: Начальный');
  expect(names.of({ competenceId: 'gone', level: 9 })).toBe('—: —');
  expect(names.count).toBe(1);
});

it('says the share of a check in whole per cents, never less than is asked for', () => {
  expect([null, 0.6, 0.3333, 1].map((share) => sharePercent({ share }))).toEqual(['60', '60', '34', '100']);
});
