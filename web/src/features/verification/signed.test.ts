import { describe, expect, it } from 'vitest';
import vectors from '../../../../docs/certificate-vectors.json';
import { verifyCode } from './signed';

const keys = [vectors.key];

describe('the code of a document', () => {
  it('says what the paper must say, for the vectors shared with the server', async () => {
    for (const { content, fragment, ...words } of vectors.documents) {
      expect(content).toBeTruthy();
      expect(await verifyCode(fragment, keys)).toEqual({ outcome: 'genuine', keyId: vectors.key.id, words });
    }
  });

  it('is taken as the whole address, with spaces around', async () => {
    const { number, fragment } = vectors.documents[0]!;
    const verdict = await verifyCode(` https://mk.example.ru/verify/${number}#${fragment}\n`, keys);
    expect(verdict).toMatchObject({ outcome: 'genuine', words: { number } });
  });

  it('is forged when any byte behind the id of the key is changed', async () => {
    const { fragment } = vectors.documents[1]!;
    // Each letter stands for six bits; those of the id come first, and the prefix tells what is no code at all.
    for (const at of [12, 50, 95, 105, 120, fragment.length - 2]) {
      const changed = fragment.slice(0, at) + (fragment[at] === 'A' ? 'B' : 'A') + fragment.slice(at + 1);
      expect((await verifyCode(changed, keys)).outcome, `letter ${at}`).toBe('forged');
    }
  });

  it('of a key that the page does not hold is told apart', async () => {
    expect(await verifyCode(vectors.documents[0]!.fragment, [])).toEqual({
      outcome: 'unknownKey',
      keyId: vectors.key.id,
    });
  });

  it('is no code when it is only an address, a number or nothing', async () => {
    for (const text of [
      '',
      '2026-7K3F-9QXD',
      'https://mk.example.ru/verify/2026-7K3F-9QXD',
      'https://mk.example.ru/#x',
    ])
      expect((await verifyCode(text, keys)).outcome, text).toBe('notCode');
  });
});
