import { expect, test } from 'vitest';
import { asWorkbook, withQuery } from './withQuery';

test('what is not asked for is left out', () => {
  expect(withQuery('/api/people', { name: '', grade: undefined, lacking: false })).toBe('/api/people');
  expect(withQuery('/api/people', { name: 'Ёлкина & Ко', grade: 9 })).toBe(
    '/api/people?name=%D0%81%D0%BB%D0%BA%D0%B8%D0%BD%D0%B0+%26+%D0%9A%D0%BE&grade=9',
  );
});

test('what is asked for already stays', () => {
  expect(asWorkbook('/api/certificates?olympiadId=7')).toBe('/api/certificates?olympiadId=7&format=xlsx');
});
