import { expect, it } from 'vitest';
import vector from '../../../../../docs/carrier-vectors.json';
import { sealWork } from './sealedWork';

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (symbol) => symbol.charCodeAt(0));

/** As docs/carried-works.md says it, written from the page and not from the code. */
async function open(file: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const own = await subtle.importKey('pkcs8', bytesOf(vector.privateKey), curve, false, ['deriveBits']);
  const point = await subtle.importKey('raw', file.slice(20, 85), curve, false, []);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: point }, own, 256);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: file.slice(0, 85) },
    await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['decrypt'],
  );
  const gcm = { name: 'AES-GCM', iv: file.slice(85, 97), additionalData: file.slice(0, 97) };
  const zipped = await subtle.decrypt(gcm, key, file.slice(97));
  return new Uint8Array(
    await new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
  );
}

it('is read by this test as the vectors are', async () => {
  expect(await open(bytesOf(vector.file))).toEqual(bytesOf(vector.content));
});

it('seals what opens again, with the files after the text', async () => {
  const json = { attemptId: 'a', entries: [{ answer: 'ёж' }] };
  const file = await sealWork(
    { json, files: [Uint8Array.of(1, 2).buffer, Uint8Array.of(3).buffer] },
    vector.roundId,
    vector.publicKey,
  );
  const content = await open(file);
  const length = new DataView(content.buffer).getUint32(0);
  expect(JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + length)))).toEqual(json);
  expect([...content.subarray(4 + length)]).toEqual([1, 2, 3]);
});
