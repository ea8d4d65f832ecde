import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import vectors from '../../../../../docs/seal-vectors.json';
import { readKey } from './openingKey';
import { NotOpened, openSealed } from './sealedPaper';

const file = () => Uint8Array.from(atob(vectors.sealed.file), (letter) => letter.charCodeAt(0)).buffer;
const key = readKey(vectors.sealed.key)!;

describe('the opening key', () => {
  it.each(vectors.readings)('is read as the server reads it: «$typed»', ({ typed, symbols }) => {
    expect(readKey(typed) ?? null).toBe(symbols);
  });
});

describe('a sealed paper', () => {
  it('opens by its key, with its files', async () => {
    const { view, files } = await openSealed(file(), key);
    const bytes = new Uint8Array(await new Blob([...files.values()]).arrayBuffer());
    expect(JSON.stringify(view)).toBe(vectors.sealed.view);
    expect([...files.keys()]).toEqual(view.files.map(({ id }) => id));
    expect([...files.values()].map(({ type }) => type)).toEqual(view.files.map(({ mediaType }) => mediaType));
    expect(bytesToHex(bytes)).toBe(vectors.sealed.files);
  });

  it('does not open by another key', async () => {
    await expect(openSealed(file(), key.replace(/.$/, '7'))).rejects.toBeInstanceOf(NotOpened);
  });

  it('does not open when it was altered or cut short', async () => {
    const altered = new Uint8Array(file());
    altered[altered.length - 1]! ^= 1;
    await expect(openSealed(altered.buffer, key)).rejects.toBeInstanceOf(NotOpened);
    await expect(openSealed(file().slice(0, 100), key)).rejects.toBeInstanceOf(NotOpened);
    await expect(openSealed(new ArrayBuffer(3), key)).rejects.toBeInstanceOf(NotOpened);
  });
});
