import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AttemptView } from '../attempt/contract';
import { fromBase64, guid } from '../../../sitting/journal/encoding';

/** What is in a sealed file: the paper, the headings around it, and which files follow. */
export interface KitView extends Pick<
  AttemptView,
  'roundId' | 'olympiadTitle' | 'subjectName' | 'stage' | 'trackName' | 'roundTitle' | 'paper'
> {
  files: { id: string; mediaType: string; size: number }[];
}

interface Header {
  version: number;
  sealId: string;
  paperId: string;
  salt: string;
  iterations: number;
  keyNonce: string;
  wrappedKey: string;
  nonce: string;
}

/** The key has a wrong symbol, or the file is not as it was made. */
export class NotOpened extends Error {}

export interface OpenedPaper {
  view: KitView;
  /** Images and sounds by id. */
  files: Map<string, Blob>;
}

type Bytes = Uint8Array<ArrayBuffer>;

const prefix = 8;

/** Opens a sealed file by the symbols of its key; docs/sealed-papers.md is the format. */
export async function openSealed(file: ArrayBuffer, symbols: string): Promise<OpenedPaper> {
  const { header, end } = headerOf(file);
  const binding = Uint8Array.from(concatBytes(utf8ToBytes('MCK1'), guid(header.sealId), guid(header.paperId)));
  const typed = await crypto.subtle.importKey('raw', Uint8Array.from(utf8ToBytes(symbols)), 'PBKDF2', false, [
    'deriveKey',
  ]);
  const wrapping = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64(header.salt), iterations: header.iterations },
    typed,
    { name: 'AES-GCM', length: 256 },
    false,
    ['decrypt'],
  );
  const raw = await decrypt(wrapping, header.keyNonce, fromBase64(header.wrappedKey), binding);
  const contentKey = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const zipped = await decrypt(contentKey, header.nonce, new Uint8Array(file, end), new Uint8Array(file, 0, end));
  return unpack(await unzip(zipped));
}

function headerOf(file: ArrayBuffer): { header: Header; end: number } {
  const bytes = new Uint8Array(file);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  const end = prefix + (bytes.length < prefix ? 0 : new DataView(file).getUint32(4));
  if (magic !== 'MCP1' || end > bytes.length) throw new NotOpened();
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(prefix, end))) as Header;
  if (header.version !== 1) throw new NotOpened();
  return { header, end };
}

async function decrypt(key: CryptoKey, nonce: string, content: Bytes, additionalData: Bytes): Promise<ArrayBuffer> {
  try {
    return await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(nonce), additionalData }, key, content);
  } catch (error) {
    throw new NotOpened('not opened', { cause: error });
  }
}

const unzip = (zipped: ArrayBuffer) =>
  new Response(new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();

function unpack(plain: ArrayBuffer): OpenedPaper {
  const end = 4 + new DataView(plain).getUint32(0);
  const view = JSON.parse(new TextDecoder().decode(new Uint8Array(plain, 4, end - 4))) as KitView;
  const files = new Map<string, Blob>();
  let at = end;
  for (const { id, mediaType, size } of view.files) {
    files.set(id, new Blob([plain.slice(at, at + size)], { type: mediaType }));
    at += size;
  }
  return { view, files };
}
