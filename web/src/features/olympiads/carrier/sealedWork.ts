import { fromBase64, guid } from '../../../sitting/journal/encoding';

const encoder = new TextEncoder();

/** Without these a browser cannot seal a work; then it stays on the device until there is a network. */
export const canSeal = () =>
  (globalThis.crypto as Crypto | undefined)?.subtle !== undefined && typeof CompressionStream !== 'undefined';

/** What a file holds: JSON, and the bytes of the files that it names, in their order. */
export interface Carried {
  json: unknown;
  files: ArrayBuffer[];
}

/** Seals a work to the key of its round, so that whoever carries it can neither read nor change it. The format: docs/carried-works.md. */
export async function sealWork(work: Carried, roundId: string, carrierKey: string): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const recipient = await subtle.importKey('spki', fromBase64(carrierKey), curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const header = joined([encoder.encode('MCW1'), guid(roundId), point]);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: recipient }, own.privateKey, 256);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: header };
  const key = await subtle.deriveKey(
    hkdf,
    await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = joined([header, iv]);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, await zip(contentOf(work)));
  return joined([additionalData, new Uint8Array(sealed)]);
}

function contentOf({ json, files }: Carried): Blob {
  const text = encoder.encode(JSON.stringify(json));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, text.length);
  return new Blob([length.buffer, text, ...files]);
}

const zip = (content: Blob) => new Response(content.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();

export function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
