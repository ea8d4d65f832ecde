import { describe, expect, it } from 'vitest';
import { edit, versionToSend } from './editing';

describe('a list that is edited', () => {
  const stored = [{ id: 'a', title: 'Урок' }];
  const begun = edit(undefined, [...stored, { id: null, title: 'Кружок' }], stored, 7);

  it('goes with the newest version while only other things have changed', () => {
    expect(versionToSend(begun, stored, 9)).toBe(9);
  });

  it('goes with the version that was read once somebody else has changed it', () => {
    const changed = [...stored, { id: 'b', title: 'Проект' }];
    const further = edit(begun, [], changed, 9);
    expect(versionToSend(further, changed, 9)).toBe(7);
  });
});
