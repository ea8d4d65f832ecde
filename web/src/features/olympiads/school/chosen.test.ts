import { describe, expect, it } from 'vitest';
import { canEnter, itemsOf, toggleAll, toggleOne, type Chosen } from './chosen';
import type { Candidate } from './queries';

const candidate = (personId: string, more: Partial<Candidate> = {}): Candidate => ({
  personId,
  lastName: personId,
  firstName: '',
  middleName: '',
  grade: 8,
  classLetter: 'А',
  trackIds: ['eighth', 'ninth'],
  registrationId: null,
  status: null,
  registeredElsewhere: false,
  missingConsents: [],
  ...more,
});
const none: Chosen = new Map();

describe('ticking pupils', () => {
  it('offers those whom this school can still enter', () => {
    expect(
      [
        candidate('new'),
        candidate('own entry', { status: 'pending' }),
        candidate('came back', { status: 'withdrawn' }),
        candidate('entered', { status: 'confirmed' }),
        candidate('other school', { registeredElsewhere: true }),
        candidate('no track', { trackIds: [] }),
      ]
        .filter(canEnter)
        .map((c) => c.personId),
    ).toEqual(['new', 'own entry', 'came back']);
  });

  it('takes the own grade’s track and forgets it when the tick goes', () => {
    const ticked = toggleOne(none, candidate('a'));
    expect(itemsOf(ticked)).toEqual([{ personId: 'a', trackId: 'eighth' }]);
    expect(itemsOf(toggleOne(ticked, candidate('a')))).toEqual([]);
  });

  it('ticks a page without changing tracks chosen before, and takes the page off again', () => {
    const rows = [candidate('a'), candidate('b'), candidate('entered', { status: 'confirmed' })];
    const all = toggleAll(
      new Map([
        ['a', 'ninth'],
        ['elsewhere', 'eighth'],
      ]),
      rows,
    );
    expect([...all]).toEqual([
      ['a', 'ninth'],
      ['elsewhere', 'eighth'],
      ['b', 'eighth'],
    ]);
    expect([...toggleAll(all, rows).keys()]).toEqual(['elsewhere']);
  });
});
