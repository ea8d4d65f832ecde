// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

/** As a page that was just loaded sees them. */
const load = async () => {
  vi.resetModules();
  return import('./keptTexts');
};
const kept = (text: string, markingId = 'm') => ({ markingId, title: 'Задание 1, работа Б9-17', text });

describe('words that did not come to the server', () => {
  it('are there after the page is loaded anew, for their author only, until they are dropped', async () => {
    const before = await load();
    before.keepText('p', kept('нет вывода'));
    before.keepText('p', kept('нет вывода', 'n'));
    const after = await load();
    expect(after.keptTexts('p')).toEqual([kept('нет вывода'), kept('нет вывода', 'n')]);
    expect(after.keptTexts('q')).toEqual([]);
    after.dropText('p', kept('нет вывода'));
    expect((await load()).keptTexts('p')).toEqual([kept('нет вывода', 'n')]);
  });

  it('take the place of what stands in them too, and of nothing else', async () => {
    const { keepText, keptTexts } = await load();
    for (const text of ['нет', 'ошибка в знаке', 'нет вывода']) keepText('p', kept(text));
    expect(keptTexts('p').map(({ text }) => text)).toEqual(['ошибка в знаке', 'нет вывода']);
  });

  it('stay on the page where the storage is forbidden', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError');
    });
    const { keepText, keptTexts } = await load();
    keepText('p', kept('нет вывода'));
    expect(keptTexts('p')).toEqual([kept('нет вывода')]);
  });
});
