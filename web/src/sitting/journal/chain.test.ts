import { describe, expect, it } from 'vitest';
import vectors from '../../../../docs/journal-vectors.json';
import { chainStart, newRandomId, nextHash } from './chain';

describe('the hash chain', () => {
  it('gives the hashes of the vectors shared with the server', () => {
    let previous = chainStart;
    for (const entry of vectors.entries) {
      previous = nextHash(previous, { attemptId: vectors.attemptId, deviceId: vectors.deviceId, ...entry });
      expect(previous).toBe(entry.hash);
    }
    expect(vectors.entries.length).toBeGreaterThan(2);
  });

  it('names a device by a version 4 UUID', () => {
    expect(newRandomId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newRandomId()).not.toBe(newRandomId());
  });
});
