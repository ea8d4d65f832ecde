import { expect, it, vi } from 'vitest';
import vector from '../../../../../docs/carrier-vectors.json';
import { MemoryStore } from '../../../sitting/journal/memoryStore';
import { carriedWork } from './carriedWork';
import { codesOf, mostCodes } from './codes';

vi.mock('../attempt/device', () => ({ browserIdOf: () => '0199a1b2-0000-7000-8000-0000000000b1' }));

it('a long work of short answers fits into the codes', async () => {
  const [attemptId, store] = ['0199a1b2-0000-7000-8000-000000000001', new MemoryStore()];
  for (let n = 0; n < 300; n++) {
    const taskId = `0199a1b2-0000-7000-8000-0000000000${String(10 + (n % 15))}`;
    const answer = JSON.stringify({ type: 'shortText', text: `ответ ${String((n * 7919) % 1000)}` });
    await store.append(attemptId, taskId, answer, 17_000 * n + ((n * 104_729) % 9_973));
  }
  const { roundId, publicKey: carrierKey } = vector;
  const work = (await carriedWork({ attemptId, roundId, carrierKey }, store, async () => undefined, false))!;
  expect(work.entries).toBe(300);
  expect((await codesOf(work.file))?.length).toBeLessThanOrEqual(mostCodes);
});
