/*
 * Bytes as text of a page in windows-1252, in which each byte is one letter: a saved lesson of some megabytes grows by two per cent, where base64 would add a third. Written as yEnc
 * does: what HTML changes or ends at (NUL, line ends, «<») stands behind a «=».
 */

const mark = 0x3d;
const shift = 64;
/** NUL, LF, CR, «<», «=»; and «-», by which a comment could begin. */
const unsafe = new Set([0x00, 0x0a, 0x0d, 0x2d, 0x3c, mark]);

export function packed(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(2 * bytes.length);
  let at = 0;
  for (const byte of bytes) {
    if (unsafe.has(byte)) {
      out[at++] = mark;
      out[at++] = (byte + shift) & 0xff;
    } else out[at++] = byte;
  }
  return out.slice(0, at);
}

/** Which letter windows-1252 makes of a byte, the other way round. */
function letters(): Map<string, number> {
  const all = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return new Map([...all].map((letter, byte) => [letter, byte]));
}

export function unpacked(text: string): Uint8Array<ArrayBuffer> {
  const bytes = letters();
  const out = new Uint8Array(text.length);
  let at = 0;
  for (let index = 0; index < text.length; index++) {
    const byte = bytes.get(text[index]!);
    if (byte === undefined) throw new Error('not of this file');
    out[at++] = byte === mark ? (bytes.get(text[++index]!)! - shift) & 0xff : byte;
  }
  return out.slice(0, at);
}
