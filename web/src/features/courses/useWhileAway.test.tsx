// @vitest-environment jsdom
import { renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError, NetworkError } from '../../api/errors';
import { isAbsence, useWhileAway } from './useWhileAway';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('tries again every ten seconds and when there is a line, as long as something waits', () => {
  const again = vi.fn();
  const { rerender, unmount } = renderHook(({ isAway }) => useWhileAway(isAway, again), {
    initialProps: { isAway: true },
  });
  vi.advanceTimersByTime(20_000);
  expect(again).toHaveBeenCalledTimes(2);
  window.dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledTimes(3);
  rerender({ isAway: false });
  vi.advanceTimersByTime(60_000);
  window.dispatchEvent(new Event('online'));
  expect(again).toHaveBeenCalledTimes(3);
  rerender({ isAway: true });
  unmount();
  vi.advanceTimersByTime(60_000);
  expect(again).toHaveBeenCalledTimes(3);
});

it('does not take a refusal for an absence', () => {
  expect(isAbsence(new NetworkError())).toBe(true);
  expect(isAbsence(new ApiError(503, 'platform.database-away'))).toBe(true);
  expect(isAbsence(new ApiError(409, 'course.cohort.over'))).toBe(false);
});
