import { expect, it } from 'vitest';
import type { Me } from '../features/people/queries/me';
import { navFor } from './nav';

const seenBy = (...roles: Me['roles']) => navFor({ roles } as Me).map((item) => item.to);

it('leads visitors to what is open to everybody', () => {
  expect(navFor(undefined).map((item) => item.to)).toEqual(['/library', '/contests', '/standings', '/verify']);
});

it('leads everybody who has signed in to the standings, and staff to their work', () => {
  for (const role of ['pupil', 'juror', 'methodist', 'head', 'administrator'] as const)
    expect(seenBy(role)).toContain('/standings');
  expect(seenBy('methodist')).toEqual([
    '/',
    '/lessons',
    '/timetable/school',
    '/journals',
    '/messages',
    '/olympiads',
    '/questions',
    '/courses',
    '/people',
    '/organizations',
    '/library',
    '/contests',
    '/standings',
  ]);
});
