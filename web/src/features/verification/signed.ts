/** Verification of a document's code without the server, as docs/certificates.md specifies it; the server's side is MethodCabinet.Domain.Certificates.CertificateEncoding. */

/** A key by which the server signs or signed; SubjectPublicKeyInfo in base64. */
export interface PublicKey {
  id: string;
  publicKey: string;
}

const kinds = ['participant', 'prizeWinner', 'winner', 'completion'] as const;

/** What the paper must say. */
export interface Words {
  kind: (typeof kinds)[number];
  /** 2026-11-23 */
  issuedOn: string;
  number: string;
  holder: string;
  holderDetail: string;
  ground: string;
  season: string;
}

/** The words are there only when the signature stands behind them. */
export type Verdict =
  | { outcome: 'genuine'; keyId: string; words: Words }
  | { outcome: 'forged' | 'unknownKey'; keyId: string }
  | { outcome: 'notCode' | 'noCrypto' };

const prefix = 'MCD1';
const [keyLength, signatureLength] = [8, 64];

function bytesOf(fragment: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Undefined when the content is not what this version of the format says, to the last byte. */
function wordsOf(content: Uint8Array<ArrayBuffer>): Words | undefined {
  try {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    const utf8 = new TextDecoder('utf-8', { fatal: true });
    let at = prefix.length;
    const kind = kinds[view.getUint8(at++)];
    const date = [view.getUint16(at), view.getUint8(at + 2), view.getUint8(at + 3)];
    at += 4;
    const text = () => {
      const length = view.getUint16(at);
      const bytes = content.subarray(at + 2, (at += 2 + length));
      if (bytes.length < length) throw new RangeError();
      return utf8.decode(bytes);
    };
    const [number, holder, holderDetail, ground, season] = [text(), text(), text(), text(), text()];
    const issuedOn = date.map((part) => String(part).padStart(2, '0')).join('-');
    return kind && at === content.length ? { kind, issuedOn, number, holder, holderDetail, ground, season } : undefined;
  } catch {
    return undefined;
  }
}

/** @param code The whole text of the QR code, or what follows its #. */
export async function verifyCode(code: string, keys: readonly PublicKey[]): Promise<Verdict> {
  const bytes = bytesOf(code.trim().split('#').at(-1)!);
  const content = bytes?.subarray(keyLength + signatureLength);
  if (!bytes || !content || String.fromCharCode(...content.subarray(0, prefix.length)) !== prefix)
    return { outcome: 'notCode' };
  // Absent on pages that came over plain HTTP.
  if ((globalThis.crypto as Crypto | undefined)?.subtle === undefined) return { outcome: 'noCrypto' };

  const keyId = Array.from(bytes.subarray(0, keyLength), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = keys.find(({ id }) => id === keyId);
  if (!known) return { outcome: 'unknownKey', keyId };
  const spki = Uint8Array.from(atob(known.publicKey), (c) => c.charCodeAt(0));
  const key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
  const signature = bytes.subarray(keyLength, keyLength + signatureLength);
  const stands = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, content);
  const words = stands ? wordsOf(content) : undefined;
  return words ? { outcome: 'genuine', keyId, words } : { outcome: 'forged', keyId };
}
