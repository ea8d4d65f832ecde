import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { guid, integer } from './encoding';

/** One change of one answer as the hash covers it; `answer` is JSON text, byte for byte as it is sent. */
export interface Link {
  attemptId: string;
  deviceId: string;
  /** 1, 2, 3… on this device in this attempt. */
  seq: number;
  taskId: string;
  /** Milliseconds on the device's monotonic clock since the attempt was first opened on it. */
  elapsedMs: number;
  answer: string;
}

/** What the first entry of a device hangs on. */
export const chainStart = '0'.repeat(64);

/**
 * The next hash of the chain, lower-case hexadecimal. The encoding is that of MethodCabinet.Domain.Olympiads.JournalChain;
 * docs/journal-vectors.json holds vectors that both pass. Synchronous, because an await on WebCrypto inside an
 * IndexedDB transaction would end the transaction.
 */
export function nextHash(previous: string, link: Link): string {
  const answer = utf8ToBytes(link.answer);
  return bytesToHex(
    sha256(
      concatBytes(
        hexToBytes(previous),
        utf8ToBytes('MCJ1'),
        guid(link.attemptId),
        guid(link.deviceId),
        integer(link.seq, 8),
        guid(link.taskId),
        integer(link.elapsedMs, 8),
        integer(answer.length, 4),
        answer,
      ),
    ),
  );
}

/** A random id (RFC 9562, version 4). `crypto.randomUUID` is missing on pages without TLS. */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
