import { expect, it } from 'vitest';
import type { Outline } from '../queries/courses';
import { editionChanges } from './editionChanges';

const unit = (id: string, versionId = '1'): Outline['modules'][number]['units'][number] => ({
  id,
  versionId,
  kind: 'text',
  title: `Занятие ${id}`,
  minutes: 0,
  isRequired: true,
  release: { after: [], day: 0, minShares: [], groups: [], byWord: false },
  dueDay: null,
});
const outline = (...units: ReturnType<typeof unit>[]): Outline => ({
  modules: [{ id: 'm', title: 'Основы', units }],
});

it('tells what the draft has become since an edition', () => {
  const edition = outline(unit('a'), unit('b'), unit('c'));
  expect(editionChanges(edition, edition)).toEqual({ added: [], removed: [], changed: [], isRearranged: false });
  expect(editionChanges(edition, outline(unit('a'), unit('c', '2'), unit('d')))).toEqual({
    added: ['Занятие d'],
    removed: ['Занятие b'],
    changed: ['Занятие c'],
    isRearranged: false,
  });
  expect(editionChanges(edition, outline(unit('b'), unit('a'), unit('c'))).isRearranged).toBe(true);
  const { release, ...rest } = unit('b');
  const byCalendar = { ...rest, release: { ...release, at: '2027-01-15T07:00:00Z' } };
  expect(editionChanges(edition, outline(unit('a'), byCalendar, unit('c'))).changed).toEqual(['Занятие b']);
});
