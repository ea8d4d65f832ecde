import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const edge = 64 << 10;
const slice = 1 << 20;

const read = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** By which the server knows a file again on another day, without the page having to read all of it. */
export async function fingerprintOf(file: File): Promise<string> {
  const digest = sha256.create();
  digest.update(utf8ToBytes(JSON.stringify([file.name, file.size, file.lastModified])));
  digest.update(await read(file.slice(0, edge)));
  digest.update(await read(file.slice(Math.max(0, file.size - edge))));
  return bytesToHex(digest.digest());
}

/** Of a file of any size, a megabyte at a time: WebCrypto wants all of it in memory. */
export async function sha256OfFile(file: Blob, signal: AbortSignal): Promise<string> {
  const digest = sha256.create();
  for (let from = 0; from < file.size; from += slice) {
    signal.throwIfAborted();
    digest.update(await read(file.slice(from, from + slice)));
  }
  return bytesToHex(digest.digest());
}

export async function sha256OfPart(part: Blob): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await part.arrayBuffer())));
}

export async function headOf(file: Blob): Promise<string> {
  return btoa(String.fromCharCode(...(await read(file.slice(0, 64)))));
}
