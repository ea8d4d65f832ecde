import type { Answer, Item, QuestionBody } from './contract';

/** The journal's text of an answer. The type comes first, as the server's readers like it. */
export const textOf = (answer: Answer | null) => JSON.stringify(answer);

/** Undefined when the text is none of the known answers, for example one written by a newer page. */
export function answerOf(text: string): Answer | null | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return null;
    return typeof value === 'object' && 'type' in value ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}

export function sameAnswer(one: Answer | null, other: Answer | null): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** Order of keys, and of chosen options, says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, key === 'selected' ? [...(inner as string[])].sort() : sorted(inner)]),
  );
}

/** The longest typed answer, in characters: with the escapes of JSON well below the server's 256 KB. */
export const longestText = 60_000;

/** Half a surrogate pair and NUL can be typed by a broken keyboard, and stored nowhere. */
export function cleanText(text: string): string {
  return text
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .replaceAll('\0', '')
    .slice(0, longestText);
}

export const textAnswer = <T extends 'shortText' | 'formula' | 'essay'>(type: T, text: string) =>
  text.trim() === '' ? null : { type, text: cleanText(text) };

/** The record with one entry set, or without it. */
export function withEntry(record: Record<string, string>, key: string, value: string | undefined) {
  const rest = Object.entries(record).filter(([other]) => other !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

/** The files that the answers name. */
export const namedFiles = (answers: Iterable<Answer | null>) =>
  [...answers].flatMap((answer) => (answer?.type === 'upload' ? answer.files : []));

export type Completeness = 'empty' | 'partial' | 'full';

/** Is something left to answer? Says nothing about being right. */
export function completeness(body: QuestionBody, answer: Answer | null): Completeness {
  if (answer === null) return 'empty';
  const share = (done: number, all: number): Completeness => (done === 0 ? 'empty' : done < all ? 'partial' : 'full');
  switch (answer.type) {
    case 'matching':
      return body.type === 'matching' ? share(Object.keys(answer.pairs).length, body.left.length) : 'full';
    case 'gaps':
      return 'gaps' in body ? share(Object.values(answer.values).filter(Boolean).length, body.gaps.length) : 'full';
    case 'numeric':
      return body.type === 'numeric' && body.units.length > 0 && !answer.unit ? 'partial' : 'full';
    default:
      return 'full';
  }
}

/** The same order every time for the same attempt and task, on every device; another order for a neighbour. */
export function shuffled<T extends Item>(items: T[], seed: string): T[] {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619);
  const order = [...items];
  for (let index = order.length - 1; index > 0; index--) {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    const other = ((t ^ (t >>> 14)) >>> 0) % (index + 1);
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}

export const wordCount = (text: string) => text.match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu)?.length ?? 0;

/** HTML without its marks, for options of a list and names of fields. */
export const plainText = (html: string) =>
  html.includes('<') || html.includes('&')
    ? (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(/\s+/g, ' ').trim()
    : html;
