import { expect, it } from 'vitest';
import { shares } from './states';

const totals = { registered: 10, opened: 7, answering: 3, silent: 1, handedIn: 2, timeOver: 1 };

it('makes up the whole of all registered', () => {
  const parts = shares(totals);
  expect(parts.map((part) => part.state)).toEqual(['handedIn', 'answering', 'silent', 'timeOver', 'notOpened']);
  expect(parts.reduce((sum, part) => sum + part.share, 0)).toBeCloseTo(1);
  expect(parts.at(-1)!.share).toBeCloseTo(0.3);
});

it('leaves out what nobody is in', () => {
  expect(shares({ ...totals, silent: 0, answering: 4 }).some((part) => part.state === 'silent')).toBe(false);
  expect(shares({ registered: 0, opened: 0, answering: 0, silent: 0, handedIn: 0, timeOver: 0 })).toEqual([]);
});
