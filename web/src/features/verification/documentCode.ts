/** Where the code of a document leads, on whatever address the cabinet had when it was printed. */
export interface DocumentCode {
  number: string;
  /** The signed words; empty on documents that were issued before codes were signed. */
  hash: string;
}

/** Undefined when the text of a QR code is not that of a document. */
export function documentOf(text: string): DocumentCode | undefined {
  const found = /^https?:\/\/[^\s#]+\/verify\/([^/?#\s]+)(?:#(\S*))?$/.exec(text.trim());
  return found ? { number: found[1]!, hash: found[2] ?? '' } : undefined;
}
