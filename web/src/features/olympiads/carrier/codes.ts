import { base32nopad } from '@scure/base';
import { joined } from './sealedWork';

/** What one code carries: small enough that a telephone photographs it from the screen of another one. */
const payload = 380;

/** More are not offered: nobody photographs a hundred codes. */
export const mostCodes = 24;

const magic = 'MCQ1';
const headLength = magic.length + 8 + 2;

/** One of the codes in which a file is shown. */
export interface Part {
  /** Of the file, so that codes of several works may be photographed in any order. */
  fileId: string;
  index: number;
  count: number;
  bytes: Uint8Array;
}

/**
 * The file as texts for codes: base 32 of "MCQ1" ‖ the first 8 bytes of the file's SHA-256 ‖ index from 0 (1) ‖ count (1) ‖ a part of the file.
 * Undefined when it is too large.
 */
export async function codesOf(file: Uint8Array<ArrayBuffer>): Promise<string[] | undefined> {
  const count = Math.ceil(file.length / payload);
  if (count > mostCodes) return undefined;
  const id = (await digestOf(file)).subarray(0, 8);
  return Array.from({ length: count }, (_, index) =>
    base32nopad.encode(
      joined([
        new TextEncoder().encode(magic),
        id,
        Uint8Array.of(index, count),
        file.subarray(index * payload, (index + 1) * payload),
      ]),
    ),
  );
}

/** Undefined for the text of another code. */
export function partOf(text: string): Part | undefined {
  let bytes: Uint8Array;
  try {
    bytes = base32nopad.decode(text.trim());
  } catch {
    return undefined;
  }
  if (bytes.length <= headLength || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) return undefined;
  const [index, count] = [bytes[12]!, bytes[13]!];
  if (index >= count || count > mostCodes) return undefined;
  return { fileId: hex(bytes.subarray(4, 12)), index, count, bytes: bytes.subarray(headLength) };
}

/** Files that come together from codes, whatever the order and however often one is seen. */
export class CodeCollection {
  private readonly files = new Map<string, Map<number, Part>>();

  /** Takes one and says how far its file is; `file` once it is whole. */
  async add(part: Part): Promise<{ fileId: string; seen: number; count: number; file?: Uint8Array<ArrayBuffer> }> {
    const parts = this.files.get(part.fileId) ?? new Map<number, Part>();
    this.files.set(part.fileId, parts.set(part.index, part));
    const state = { fileId: part.fileId, seen: parts.size, count: part.count };
    if (parts.size < part.count) return state;
    const file = joined(Array.from({ length: part.count }, (_, index) => parts.get(index)!.bytes));
    if (hex((await digestOf(file)).subarray(0, 8)) === part.fileId) return { ...state, file };
    // Codes of a forged file: nothing of it is kept.
    this.files.delete(part.fileId);
    return { ...state, seen: 0 };
  }
}

const digestOf = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
