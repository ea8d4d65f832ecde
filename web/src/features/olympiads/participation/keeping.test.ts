import { expect, it } from 'vitest';
import { isSafari, keepingOf } from './keeping';

const megabyte = 1_000_000;
const storage = { persisted: true, free: 5_000 * megabyte, isInstalled: false, isSafari: false };

it('says nothing more where the browser has promised to keep and there is room', () => {
  expect(keepingOf(storage)).toEqual({ tag: 'kept', isLittle: false, advice: undefined });
  expect(keepingOf({ ...storage, free: undefined })).toMatchObject({ tag: 'kept', isLittle: false });
});

it('warns of little room, promised or not', () => {
  for (const persisted of [true, false])
    expect(keepingOf({ ...storage, persisted, free: 99 * megabyte })).toMatchObject({
      tag: 'keptLittle',
      isLittle: true,
    });
  expect(keepingOf({ ...storage, free: 100 * megabyte }).isLittle).toBe(false);
});

it('advises the home screen where nothing is promised, and names the week of Safari', () => {
  const unsure = { ...storage, persisted: false };
  expect(keepingOf(unsure)).toMatchObject({ tag: 'keptMaybe', advice: 'homeScreen' });
  expect(keepingOf({ ...unsure, isSafari: true }).advice).toBe('safariWeek');
  expect(keepingOf({ ...unsure, isSafari: true, isInstalled: true }).advice).toBeUndefined();
});

it('tells Safari from browsers that only mention it', () => {
  const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  expect(isSafari(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`)).toBe(true);
  expect(
    isSafari(`Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} CriOS/130.0 Mobile Safari/604.1`),
  ).toBe(true);
  expect(isSafari('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36')).toBe(false);
  expect(isSafari('Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0')).toBe(false);
});
