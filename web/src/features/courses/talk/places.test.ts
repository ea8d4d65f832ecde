// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { clockOf, findParagraph, paragraphsOf, placeOf } from './places';

const page = (html: string) => {
  const root = document.createElement('div');
  root.innerHTML = `<div class="course-text">${html}</div>`;
  return paragraphsOf(root);
};

it('finds a paragraph again after another one came before it', () => {
  const place = placeOf(page('<p>Первый</p><p>Второй  абзац</p>'), 1);
  expect(place).toEqual({ paragraph: 1, second: null, quote: 'Второй абзац' });
  expect(findParagraph(page('<h2>Новое</h2><p>Первый</p><p>Второй абзац</p>'), place)?.textContent).toBe(
    'Второй абзац',
  );
});

it('says of a paragraph that is gone that it is gone', () => {
  const place = placeOf(page('<p>Первый</p>'), 0);
  expect(findParagraph(page('<p>Другой</p>'), place)).toBeUndefined();
  expect(findParagraph([], { paragraph: null, second: null, quote: '' })).toBeUndefined();
});

it('finds a formula by its number alone', () => {
  const place = placeOf(page('<p>Текст</p><p></p>'), 1);
  expect(findParagraph(page('<p>Текст</p><p></p>'), place)).toBeDefined();
});

it('writes moments of a recording as its player does', () => {
  expect([clockOf(5), clockOf(75), clockOf(3605)]).toEqual(['0:05', '1:15', '1:00:05']);
});
