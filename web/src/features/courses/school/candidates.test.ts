import { describe, expect, it } from 'vitest';
import type { Candidate } from '../queries/school';
import { found, isFree } from './candidates';

const person = (name: string, detail = '', state: Candidate['state'] = null) => ({ name, detail, state }) as Candidate;

describe('people of a school', () => {
  it('are found by words in any order, with ё for е', () => {
    const people = [person('Соколова Алёна', 'учитель биологии'), person('Ли Ян', 'учитель физики')];
    expect(found(people, 'алена биол')).toEqual([people[0]]);
    expect(found(people, ' учитель ')).toEqual(people);
    expect(found(people, 'химии')).toEqual([]);
  });

  it('can be enrolled while they are not in the cohort', () => {
    expect((['requested', 'left', 'refused'] as const).every((state) => isFree(person('', '', state)))).toBe(true);
    expect((['active', 'completed', 'waiting'] as const).some((state) => isFree(person('', '', state)))).toBe(false);
    expect(isFree(person('Ли Ян'))).toBe(true);
  });
});
