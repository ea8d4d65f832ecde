import { expect, it, vi } from 'vitest';
import { isDecoder, keepDecoder } from './keptDecoder';

const site = 'https://kabinet.test';

/** The cache of a browser, and what was asked of the network. */
function browser() {
  const kept = new Set<string>();
  const add = vi.fn((address: string) => Promise.resolve(void kept.add(site + address)));
  const cache = {
    add,
    match: (address: string) => Promise.resolve(kept.has(site + address) ? {} : undefined),
    keys: () => Promise.resolve([...kept].map((url) => ({ url }))),
    delete: ({ url }: { url: string }) => Promise.resolve(kept.delete(url)),
  };
  vi.stubGlobal('caches', { open: () => Promise.resolve(cache) });
  return { kept, add };
}

it('is loaded once, and replaces that of an earlier version', async () => {
  const { kept, add } = browser();
  await keepDecoder('/assets/heic.worker-1.js');
  await keepDecoder('/assets/heic.worker-1.js');
  expect(add).toHaveBeenCalledTimes(1);
  await keepDecoder('/assets/heic.worker-2.js');
  expect([...kept]).toEqual([`${site}/assets/heic.worker-2.js`]);
});

it('that does not come leaves the one of an earlier version', async () => {
  const { kept, add } = browser();
  await keepDecoder('/assets/heic.worker-1.js');
  add.mockRejectedValueOnce(new TypeError('no line'));
  await expect(keepDecoder('/assets/heic.worker-2.js')).rejects.toThrow();
  expect([...kept]).toEqual([`${site}/assets/heic.worker-1.js`]);
});

it('is known by its name', () => {
  expect(isDecoder('/assets/heic.worker-yrx33_o4.js')).toBe(true);
  expect(isDecoder('/assets/heic-DMFMwGWt.js')).toBe(false);
  expect(isDecoder('/assets/heic.worker-1.js.br')).toBe(false);
});
