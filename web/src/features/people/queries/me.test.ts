// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const me = { personId: 'first', shortName: 'Лебедева Е. П.', roles: [] };
vi.mock('../../../api/client', () => ({ body: () => Promise.resolve(me), api: { GET: () => undefined } }));

beforeEach(() => vi.resetModules());
afterEach(() => localStorage.clear());

it('remembers whose page it is for one that opens without a network, until that person signs out', async () => {
  const asked = await import('./me');
  expect(asked.lastPerson()).toBeUndefined();
  await new QueryClient().fetchQuery(asked.meQuery);
  // The page is loaded again, and asks nobody.
  vi.resetModules();
  const again = await import('./me');
  expect(again.lastPerson()).toEqual({ personId: 'first', shortName: 'Лебедева Е. П.' });
  again.forgetLast();
  vi.resetModules();
  expect((await import('./me')).lastPerson()).toBeUndefined();
});
