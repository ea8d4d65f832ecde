// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useRowKeys } from './useRowKeys';

it('a row keeps its key when others are removed, moved or added', () => {
  const { result, rerender } = renderHook(useRowKeys, { initialProps: 3 });
  expect(result.current.keys).toEqual([0, 1, 2]);
  act(() => result.current.raise(2));
  expect(result.current.keys).toEqual([0, 2, 1]);
  act(() => result.current.remove(0));
  rerender(2);
  expect(result.current.keys).toEqual([2, 1]);
  rerender(3);
  expect(result.current.keys).toEqual([2, 1, 3]);
  rerender(1);
  expect(result.current.keys).toEqual([2]);
});
