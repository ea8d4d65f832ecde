import { expect, it } from 'vitest';
import { withReady } from './ready';

it('ready words fill an empty text and follow one that is written', () => {
  expect(withReady(' ', 'Да')).toBe('Да');
  expect(withReady('Смотрите рисунок. ', 'Да')).toBe('Смотрите рисунок.\nДа');
});
