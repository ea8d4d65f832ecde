import { expect, it } from 'vitest';
import { dayOfCohort, eyesOf } from './eyes';

it('looks at the first morning of a cohort that begins today until the address says otherwise', () => {
  expect(eyesOf({}, '2026-11-28')).toEqual({ startsOn: '2026-11-28', at: '2026-11-28T09:00', group: '' });
  expect(eyesOf({ startsOn: '2027-01-11', group: 'А' }, '2026-11-28')).toEqual({
    startsOn: '2027-01-11',
    at: '2027-01-11T09:00',
    group: 'А',
  });
  expect(eyesOf({ at: '2027-01-11T18:30' }, '2026-11-28').at).toBe('2027-01-11T18:30');
});

it('passes over what is no day', () => {
  expect(eyesOf({ startsOn: '2027-99-99', at: '2027-01-11', group: ['А'] }, '2026-11-28')).toEqual({
    startsOn: '2026-11-28',
    at: '2026-11-28T09:00',
    group: '',
  });
});

it('counts days of the cohort over the change of the month and before the first', () => {
  const eyes = (startsOn: string, at: string) => ({ startsOn, at, group: '' });
  expect(dayOfCohort(eyes('2027-01-30', '2027-02-02T00:00'))).toBe(4);
  expect(dayOfCohort(eyes('2027-01-30', '2027-01-30T23:59'))).toBe(1);
  expect(dayOfCohort(eyes('2027-01-30', '2027-01-29T09:00'))).toBe(0);
});
