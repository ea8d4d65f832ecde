import { expect, it } from 'vitest';
import { fromBase64Url, toBase64Url } from './passkeys';

it('writes bytes as base64url without padding and reads them back', () => {
  const bytes = new Uint8Array([251, 239, 190, 0, 255, 1, 62]);
  expect(toBase64Url(bytes.buffer)).toBe('----AP8BPg');
  expect(fromBase64Url('----AP8BPg')).toEqual(bytes);
});
