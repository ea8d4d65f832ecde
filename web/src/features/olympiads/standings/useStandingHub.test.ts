import { QueryClient, type DataTag } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Standing } from './queries';
import { showChange, type StandingChange } from './useStandingHub';

const key = ['standing'] as unknown as DataTag<readonly unknown[], Standing, Error>;
const standing = (version: number) => ({ version, changedAt: null, tracks: [] }) as unknown as Standing;
const change = (version: number) =>
  ({ version, patch: { since: 1, changedAt: null, rows: [], gone: [] }, standing: null }) as unknown as StandingChange;

it('a change is not written over by an answer that was asked for before it', async () => {
  const queries = new QueryClient();
  queries.setQueryData(key, standing(1));
  let answer: (standing: Standing) => void = () => {};
  const read = queries.fetchQuery({ queryKey: key, queryFn: () => new Promise<Standing>((done) => (answer = done)) });
  expect(await showChange(queries, key, change(2))).toBe('cut');
  answer(standing(1));
  await read.catch(() => undefined);
  expect(queries.getQueryData(key)?.version).toBe(2);
});

it('a change that came late does not take back a newer one, and one that does not lead on asks for the snapshot', async () => {
  const queries = new QueryClient();
  expect(await showChange(queries, key, change(2))).toBe('unknown');
  queries.setQueryData(key, standing(3));
  expect(await showChange(queries, key, change(2))).toBe('shown');
  expect(queries.getQueryData(key)?.version).toBe(3);
});
