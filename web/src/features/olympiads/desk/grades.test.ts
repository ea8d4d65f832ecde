import { expect, it } from 'vitest';
import { gradesText } from './grades';

it('draws runs of grades together and keeps gaps', () => {
  expect(gradesText([9, 5, 6, 7, 7])).toBe('5–7, 9');
  expect(gradesText([4])).toBe('4');
  expect(gradesText([])).toBe('—');
});
