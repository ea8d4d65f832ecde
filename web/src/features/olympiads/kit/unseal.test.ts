// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { unseal } from './kit';
import { kitStore, type Kit } from './kitStore';

vi.mock('./sealedPaper', () => ({ openSealed: async () => ({ view: {}, files: new Map() }) }));

const kit = (number: number): Kit => ({
  attemptId: 'a',
  roundId: 'r',
  sealId: `s${String(number)}`,
  number,
  file: new ArrayBuffer(number),
});

it('a page that knows an older kit does not put it over the one that it opened', async () => {
  await kitStore.put(kit(2));
  await unseal(kit(1), 'symbols');
  expect(await kitStore.get('a')).toMatchObject({ sealId: 's2', number: 2, key: 'symbols' });
});
