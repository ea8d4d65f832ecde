import { expect, it } from 'vitest';
import { periodFault, proposedRound, roundRequest } from './roundDraft';

const draft = proposedRound(new Date(2026, 10, 9, 12).getTime(), 'theory', ' Тур ');

it('turns a draft into what the server takes', () => {
  const { request } = roundRequest(draft);
  expect(request?.title).toBe('Тур');
  expect(new Date(request!.opensAt).getHours()).toBe(10);
  expect(request?.durationMinutes).toBe(120);
});

it('names what is wrong', () => {
  expect(roundRequest({ ...draft, closesAt: draft.opensAt }).fault).toBe('window');
  expect(roundRequest({ ...draft, opensAt: '' }).fault).toBe('window');
  expect(roundRequest({ ...draft, title: ' ' }).fault).toBe('title');
  expect(roundRequest({ ...draft, title: 'т'.repeat(201) }).fault).toBe('title');
  expect(roundRequest({ ...draft, closesAt: '2027-02-01T10:00' }).fault).toBe('windowTooLong');
  expect(roundRequest({ ...draft, opensAt: '2126-11-23T10:00', closesAt: '2126-11-23T12:00' }).fault).toBe('year');
  expect(roundRequest({ ...draft, durationMinutes: '1.5' }).fault).toBe('duration');
  expect(roundRequest({ ...draft, durationMinutes: '301' }).fault).toBe('durationOverWindow');
  expect(roundRequest({ ...draft, durationMinutes: '300' }).fault).toBeUndefined();
});

it('keeps a period in its order and within the years that the server takes', () => {
  expect(periodFault('2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z')).toBeUndefined();
  expect(periodFault('2026-11-02T00:00:00.000Z', '2026-11-02T00:00:00.000Z')).toBe('order');
  expect(periodFault(undefined, '2026-11-02T00:00:00.000Z')).toBe('order');
  expect(periodFault('0206-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z')).toBe('year');
});
