import { describe, expect, it } from 'vitest';
import { placesOf, sumOf } from './quotas';

const schools = [
  { organizationId: 'a', places: 3 },
  { organizationId: 'b', places: 0 },
  { organizationId: 'c', places: 5 },
];

describe('places of schools', () => {
  it('keeps what was saved where nothing was written', () => {
    expect(placesOf(schools, {})).toEqual([
      { organizationId: 'a', places: 3 },
      { organizationId: 'c', places: 5 },
    ]);
    expect(sumOf(schools, {})).toBe(8);
  });

  it('takes a school out whose field was emptied, and no part of a place', () => {
    expect(placesOf(schools, { a: '', b: '2.9', c: '-4' })).toEqual([{ organizationId: 'b', places: 2 }]);
    expect(sumOf(schools, { a: '', b: '2.9', c: 'x' })).toBe(2);
  });
});
