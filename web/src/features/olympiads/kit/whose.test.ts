import { expect, it } from 'vitest';
import { whose } from './whose';

const kit = (attemptId: string, holder: string, trackName: string, login?: string) => ({
  attemptId,
  kept: { holder, round: { trackName }, ...(login && { login }) },
});

it('tells people of equal short names apart by the class, and within it by the end of the login', () => {
  const kits = [
    kit('1', 'Орлова А.', '9 класс', 'a1b'),
    kit('2', 'Седов П.', '9 класс', 'c2d'),
    kit('3', 'Седов П.', '8 класс', 'e3f'),
    kit('4', 'Ким В.', '9 класс', 'g4h'),
    kit('5', 'Ким В.', '9 класс', 'i5j'),
  ];
  expect(whose(kits)).toEqual([
    { attemptId: '1', holder: 'Орлова А.' },
    { attemptId: '2', holder: 'Седов П.', trackName: '9 класс' },
    { attemptId: '3', holder: 'Седов П.', trackName: '8 класс' },
    { attemptId: '4', holder: 'Ким В.', trackName: '9 класс', login: 'g4h' },
    { attemptId: '5', holder: 'Ким В.', trackName: '9 класс', login: 'i5j' },
  ]);
});

it('does with the class where an earlier page kept no login', () => {
  expect(whose([kit('1', 'Ким В.', '9 класс'), kit('2', 'Ким В.', '9 класс')])).toEqual([
    { attemptId: '1', holder: 'Ким В.', trackName: '9 класс' },
    { attemptId: '2', holder: 'Ким В.', trackName: '9 класс' },
  ]);
});
