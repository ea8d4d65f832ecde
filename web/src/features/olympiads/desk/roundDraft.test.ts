import { expect, it } from 'vitest';
import { proposedRound, roundRequest } from './roundDraft';

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
  expect(roundRequest({ ...draft, durationMinutes: '1.5' }).fault).toBe('duration');
  expect(roundRequest({ ...draft, durationMinutes: '301' }).fault).toBe('durationOverWindow');
  expect(roundRequest({ ...draft, durationMinutes: '300' }).fault).toBeUndefined();
});
