import { expect, it } from 'vitest';
import { codeOf } from './subjectCode';

it.each([
  ['Краеведение', 'kraevedenie'],
  ['  Шахматы: школа № 2 ', 'shakhmaty-shkola-2'],
  ['Объём и съёмка', 'obem-i-semka'],
  ['!!!', 'subject'],
])('%s', (name, code) => expect(codeOf(name, [])).toBe(code));

it('a taken code gets a number', () => expect(codeOf('Право', ['pravo', 'pravo-2'])).toBe('pravo-3'));

it('a long name stays within what the server takes', () =>
  expect(codeOf('щ'.repeat(100), [])).toMatch(/^[a-z0-9-]{1,36}$/));
