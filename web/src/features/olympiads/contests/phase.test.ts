import { describe, expect, it } from 'vitest';
import { phaseOf } from './phase';

const contest = {
  status: 'published' as const,
  entries: { from: '2026-11-01T00:00:00Z', until: '2026-11-10T00:00:00Z' },
  marking: { from: '2026-11-10T00:00:00Z', until: '2026-11-20T00:00:00Z' },
  signed: false,
};

describe('the phase of a contest', () => {
  it.each([
    ['2026-10-31T23:59:59Z', 'announced'],
    ['2026-11-01T00:00:00Z', 'entries'],
    ['2026-11-10T00:00:00Z', 'marking'],
    ['2026-11-20T00:00:00Z', 'summing'],
  ])('follows from the dates: %s', (now, phase) => expect(phaseOf(contest, Date.parse(now))).toBe(phase));

  it('is that of a draft or of signed results whatever the dates say', () => {
    expect(phaseOf({ ...contest, status: 'draft' }, Date.parse('2026-11-05'))).toBe('draft');
    expect(phaseOf({ ...contest, signed: true }, Date.parse('2026-11-05'))).toBe('signed');
  });
});
