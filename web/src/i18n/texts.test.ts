// @vitest-environment jsdom
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { NetworkError } from '../api/errors';
import { changeLanguage, i18next, i18nReady, loadTexts } from './index';

const line = vi.hoisted(() => ({ isDown: false }));
const { arrived } = vi.hoisted(() => ({
  arrived: (texts: object) => {
    if (line.isDown) throw new TypeError('Failed to fetch');
    return { default: texts };
  },
}));
vi.mock('./ru/late.json', () => arrived({ title: 'Опоздавшие' }));
vi.mock('./en/late.json', () => arrived({ title: 'Late' }));
vi.mock('./en/files.json', () => arrived({ title: 'Files' }));
vi.mock('./ru/files.json', () => ({ default: { title: 'Файлы' } }));

beforeAll(() => i18nReady);
afterEach(async () => {
  line.isDown = false;
  await changeLanguage('ru');
});

it('texts that did not come fail the page, and come when it is asked for again', async () => {
  line.isDown = true;
  await expect(loadTexts('late')).rejects.toBeInstanceOf(NetworkError);
  line.isDown = false;
  await loadTexts('late');
  expect(i18next.t('late:title' as never)).toBe('Опоздавшие');
});

it('where the English texts do not come the Russian ones stand, and only until they do', async () => {
  await changeLanguage('en');
  line.isDown = true;
  await loadTexts('files');
  expect(i18next.t('files:title' as never)).toBe('Файлы');
  expect(i18next.t('common:close')).toBe('Close');
  line.isDown = false;
  await loadTexts('files');
  expect(i18next.t('files:title' as never)).toBe('Files');
});

it('a language whose texts do not come is taken on with the Russian ones', async () => {
  await loadTexts('files');
  i18next.removeResourceBundle('en', 'files');
  line.isDown = true;
  await changeLanguage('en');
  expect(i18next.t('files:title' as never)).toBe('Файлы');
});
