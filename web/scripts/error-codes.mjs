import { readdir, readFile } from 'node:fs/promises';

/** Codes that the server can answer with: `new("olympiad.round.closed", ErrorKind.Conflict)` in its C# sources. */
export async function serverCodes(sources) {
  const codes = new Set();
  for (const entry of await readdir(sources, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('Errors.cs')) continue;
    const text = await readFile(`${entry.parentPath}/${entry.name}`, 'utf8');
    for (const [, code] of text.matchAll(/"([a-z][a-z0-9.-]+)",\s*ErrorKind\./g)) codes.add(code);
  }
  return codes;
}

/** Codes without a sentence in `texts` (flat, plural forms allowed). */
export const untold = (codes, texts) => {
  const told = new Set(Object.keys(texts).map((key) => key.replace(/_(zero|one|two|few|many|other)$/, '')));
  return [...codes].filter((code) => !told.has(code));
};
