import { hexToBytes } from '@noble/hashes/utils.js';

/** How ids and numbers are written into what is hashed and signed; docs/receipts.md. */

/** The 16 bytes of a UUID in the order in which it is written. */
export const guid = (id: string) => hexToBytes(id.replaceAll('-', ''));

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Big-endian. */
export function integer(value: number | bigint, size: 4 | 8): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size === 4) view.setUint32(0, Number(value));
  else view.setBigUint64(0, BigInt(value));
  return bytes;
}
