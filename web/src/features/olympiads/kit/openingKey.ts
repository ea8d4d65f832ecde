/** Reading the opening key as MethodCabinet.Domain.Olympiads.OpeningKey does; docs/seal-vectors.json holds readings that both pass. */

const length = 16;
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const cyrillic = 'АВСЕНКМОРТУХ';
const latin = 'ABCEHKMOPTYX';
const heard: Record<string, string> = { O: '0', I: '1', L: '1' };

/** The 16 symbols of a key as it was typed; undefined for what is no key. */
export function readKey(typed: string): string | undefined {
  const symbols = [...typed.replace(/[\s\-–—]/g, '').toUpperCase()].map((letter) => {
    const like = cyrillic.includes(letter) ? latin[cyrillic.indexOf(letter)]! : letter;
    return heard[like] ?? like;
  });
  return symbols.length === length && symbols.every((symbol) => alphabet.includes(symbol))
    ? symbols.join('')
    : undefined;
}
