// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiError, NetworkError } from '../api/errors';
import { changeLanguage, i18nReady } from '../i18n';
import { errorText } from './errorText';

beforeAll(async () => {
  await i18nReady;
  await changeLanguage('ru');
});

describe('errorText', () => {
  it('says what the code means', () => {
    expect(errorText(new ApiError(403, 'platform.access.not-allowed'))).toBe('У вас нет прав на это действие.');
  });

  it('counts in Russian', () => {
    const wait = (count: number) => errorText(new ApiError(429, 'platform.request.too-many', { count }));
    expect(wait(1)).toContain('1 секунду');
    expect(wait(22)).toContain('22 секунды');
    expect(wait(5)).toContain('5 секунд.');
  });

  it('names a code that it does not know, rather than nothing', () => {
    expect(errorText(new ApiError(409, 'brand.new'))).toContain('brand.new');
  });

  it('tells a broken line from a broken server', () => {
    expect(errorText(new NetworkError())).toContain('Нет связи');
    expect(errorText(new ApiError(500, 'brand.new'))).toContain('На сервере');
  });

  it('speaks English after the switch', async () => {
    await changeLanguage('en');
    expect(errorText(new NetworkError())).toContain('cannot be reached');
    await changeLanguage('ru');
  });
});
