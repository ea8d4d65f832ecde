// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isOutdated, newestOther } from './queries';

const version = (id: string, number: number) => ({ id, number, createdAt: '2026-11-24T10:00:00Z', maxPoints: 1 });
const [first, second, third] = [version('a', 1), version('b', 2), version('c', 3)];

describe('the versions of a task', () => {
  it('one version leaves nothing to score again', () => {
    expect(newestOther({ versions: [first], versionId: 'a' })).toBeUndefined();
    expect(isOutdated({ versions: [first], versionId: 'a' })).toBe(false);
  });
  it('a revised question offers its newest version', () => {
    expect(newestOther({ versions: [third, second, first], versionId: 'a' })).toBe(third);
    expect(isOutdated({ versions: [third, second, first], versionId: 'a' })).toBe(true);
  });
  it('scored by the newest, the one before it takes the change back', () => {
    expect(newestOther({ versions: [third, second, first], versionId: 'c' })).toBe(second);
    expect(isOutdated({ versions: [third, second, first], versionId: 'c' })).toBe(false);
  });
});
