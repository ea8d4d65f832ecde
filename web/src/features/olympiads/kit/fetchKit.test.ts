import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { fetchKit, NotReplaced, type KitSource } from './fetchKit';
import { kitStore } from './kitStore';

type Seal = Awaited<ReturnType<KitSource['offer']>>['seal'];

const round = { roundId: 'r1', closesAt: '2126-01-01T12:00:00Z' } as Parameters<typeof fetchKit>[0];
const anna = { shortName: 'Анна', login: 'anna7k' };
const file = new TextEncoder().encode('sealed').buffer;
const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', file));
const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
const sealOf = (number: number): Seal => ({
  id: `s${String(number)}`,
  number,
  size: file.byteLength,
  sha256,
  sealedAt: '2026-01-01T12:00:00Z',
});

/** The server as it offers this seal. */
const offering = (seal: Seal) => ({
  offer: vi
    .fn()
    .mockResolvedValue({ attemptId: 'a1', seal, carrierKey: 'k', takesPictures: false, opensAt: '', now: '' }),
  file: vi.fn().mockResolvedValue(file),
  held: vi.fn().mockResolvedValue(undefined),
  keepDecoder: vi.fn().mockResolvedValue(undefined),
  aheadMs: () => 0,
});

describe('the decoder of pictures of telephones', () => {
  const taking = (seal: Seal, takesPictures: boolean) => {
    const server = offering(seal);
    server.offer.mockResolvedValue({ attemptId: 'a0', seal, carrierKey: 'k', takesPictures, opensAt: '', now: '' });
    return server;
  };

  it('comes with a kit whose tasks take pictures, sealed or not yet, and with no other', async () => {
    const [none, sealed, unsealed] = [taking(sealOf(1), false), taking(sealOf(1), true), taking(null, true)];
    for (const server of [none, sealed, unsealed]) await fetchKit(round, anna, server);
    expect([none, sealed, unsealed].map(({ keepDecoder }) => keepDecoder.mock.calls.length)).toEqual([0, 1, 1]);
    expect((await kitStore.get('a0'))?.kept?.takesPictures).toBe(true);
  });

  it('that does not come leaves the kit on the device', async () => {
    await kitStore.remove('a0');
    const server = taking(sealOf(1), true);
    server.keepDecoder.mockRejectedValue(new TypeError('no line'));
    await expect(fetchKit(round, anna, server)).rejects.toThrow();
    expect((await kitStore.get('a0'))?.number).toBe(1);
    expect(server.held).toHaveBeenCalledWith('s1');
  });
});

describe('the sealed paper on the device', () => {
  it('stays while the paper is changed, until the next one is there', async () => {
    await fetchKit(round, anna, offering(sealOf(1)));

    const between = offering(null);
    expect(await fetchKit(round, anna, between)).toMatchObject({ sealId: 's1', isOld: true });
    expect((await kitStore.get('a1'))?.number).toBe(1);
    expect(between.held).not.toHaveBeenCalled();

    const lost = offering(sealOf(2));
    lost.file.mockRejectedValue(new TypeError('no line'));
    await expect(fetchKit(round, anna, lost)).rejects.toThrow(NotReplaced);
    expect((await kitStore.get('a1'))?.number).toBe(1);

    const next = offering(sealOf(2));
    expect((await fetchKit(round, anna, next))?.sealId).toBe('s2');
    expect(await kitStore.get('a1')).toMatchObject({ number: 2, kept: { holder: 'Анна', login: 'a7k' } });
    expect(next.held).toHaveBeenCalledWith('s2');
  });

  it('that was opened stays, and is not told to be another one', async () => {
    await kitStore.put({ ...(await kitStore.get('a1'))!, key: 'opened' });
    const next = offering(sealOf(3));
    expect((await fetchKit(round, anna, next))?.sealId).toBe('s2');
    expect(next.held).not.toHaveBeenCalled();
  });
});
