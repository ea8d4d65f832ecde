const latin: Record<string, string> = Object.fromEntries(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, index) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch _ y _ e yu ya'.split(' ')[index]!.replace('_', ''),
  ]),
);

/** A code for a new subject from its name: latin letters, digits and hyphens, not among `taken`. */
export function codeOf(name: string, taken: readonly string[]): string {
  const plain = [...name.toLowerCase()].map((letter) => latin[letter] ?? letter).join('');
  const code = plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 36)
    .replace(/-+$/, '');
  const base = code || 'subject';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
