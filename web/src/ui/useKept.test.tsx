// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useKept } from './useKept';

beforeEach(() => localStorage.clear());

const write = (person: string | undefined, name: string, text: string) => {
  const { result } = renderHook(() => useKept(person, name, () => ''));
  act(() => result.current[1](() => text));
  return result;
};

const readAnew = (person: string | undefined, name: string) =>
  renderHook(() => useKept(person, name, () => '')).result.current[0];

test('what was written is there when the page is opened anew, for who wrote it and where', () => {
  write('p1', 'vote:1', 'Решение верное');

  expect(readAnew('p1', 'vote:1')).toBe('Решение верное');
  expect(readAnew('p1', 'vote:2')).toBe('');
  expect(readAnew('p2', 'vote:1')).toBe('');
});

test('what was sent is dropped', () => {
  const result = write('p1', 'vote:1', 'Решение верное');
  act(() => result.current[2]());

  expect(readAnew('p1', 'vote:1')).toBe('');
});

test('nothing is kept of nobody', () => {
  expect(write(undefined, 'vote:1', 'Текст').current[0]).toBe('Текст');
  expect(localStorage.length).toBe(0);
});

test('a storage that is full or forbidden keeps nobody from writing', () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

  expect(write('p1', 'vote:1', 'Текст').current[0]).toBe('Текст');
  full.mockRestore();
});
