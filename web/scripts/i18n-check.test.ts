import { describe, expect, it } from 'vitest';
import { checkFolder, compare } from './i18n-check.mjs';

describe('compare', () => {
  it('is silent when both languages say the same', () => {
    expect(
      compare('a', {
        ru: {
          hi: 'Привет, {{name}}',
          n_one: '{{count}} урок',
          n_few: '{{count}} урока',
          n_many: '{{count}} уроков',
          n_other: '{{count}} урока',
        },
        en: { hi: 'Hello, {{name}}', n_one: 'one lesson', n_other: '{{count}} lessons' },
      }),
    ).toEqual([]);
  });

  it.each([
    ['a missing text', { ru: { a: 'а' }, en: {} }, 'en/x: a is missing'],
    ['an empty text', { ru: { a: 'а' }, en: { a: ' ' } }, 'en/x: a is empty'],
    [
      'a missing Russian form',
      { ru: { n_one: 'а', n_few: 'б', n_other: 'в' }, en: { n_one: 'a', n_other: 'b' } },
      'ru/x: n lacks the plural form many',
    ],
    ['a forgotten variable', { ru: { a: '{{name}}' }, en: { a: 'you' } }, 'en/x: a does not use {{name}}'],
  ])('reports %s', (_, languages, fault) => {
    expect(compare('x', languages)).toContain(fault);
  });
});

it('finds nothing in the texts of the product', async () => {
  expect(await checkFolder(new URL('../src/i18n/', import.meta.url))).toEqual([]);
});
