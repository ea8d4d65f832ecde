import { freeNumber } from './fresh';
import type { BodyOf, Gap, GapKey, KeyOf, TextVariant } from './types';

/** A gap and what it accepts. */
export interface GapPart {
  gap: Gap;
  key: GapKey;
}

export type GapKind = 'text' | 'number' | 'choice';

type GapText = [BodyOf<'gapText'>, KeyOf<'gaps'>];

// The same marks as MethodCabinet.Domain.Assessment.GapMarks.
const mark = /\{\{([\p{L}\p{Nd}_-]{1,40})\}\}/gu;

export const markOf = (id: string) => `{{${id}}}`;

/** Ids of the marks in a text, in its order, each once. */
export const marksIn = (text: string) => [...new Set(Array.from(text.matchAll(mark), (found) => found[1]!))];

/** A star written as itself: in an accepted answer it would stand for any text. */
export const exactly = (text: string) => text.replaceAll('*', '\\*');
export const plainOf = (pattern: string) => pattern.replaceAll('\\*', '*');

export const freshPart = (id: string, answer = ''): GapPart => ({
  gap: { id, options: [], size: 12 },
  key: { texts: [{ pattern: exactly(answer), share: 1 }], numbers: [], weight: 1 },
});

export const kindOf = ({ gap, key }: GapPart): GapKind =>
  gap.options.length > 0 ? 'choice' : key.numbers.length > 0 ? 'number' : 'text';

const numberOf = (text: string) => {
  const plain = text.trim().replace(/^[−–]/, '-').replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};

/** A gap that is answered by what stood in its place: a number when it is one. */
export function partOf(id: string, answer: string): GapPart {
  const part = freshPart(id, answer.trim());
  return numberOf(answer) === undefined ? part : asKind(part, 'number');
}

/** Answers that are surely right, as a participant would write them. */
function answersOf({ key }: GapPart): TextVariant[] {
  return [
    ...key.texts.map(({ pattern, share }) => ({ pattern: plainOf(pattern), share })),
    ...key.numbers.map(({ value, share }) => ({ pattern: String(value).replace('.', ','), share })),
  ].filter(({ pattern }) => pattern.trim() !== '');
}

/** What the author sees of a gap in its cell. */
export const summaryOf = (part: GapPart) =>
  answersOf(part)
    .map(({ pattern }) => pattern)
    .join(' / ');

/** The gap answered in another way; what it accepted is kept as far as it fits. */
export function asKind(part: GapPart, kind: GapKind): GapPart {
  const { gap, key } = part;
  const known = answersOf(part);
  if (kind === 'choice') return withOptions(part, [...known.map(optionOf), ...blanks(2 - known.length)]);
  const bare = { ...gap, options: [] };
  if (kind === 'number') {
    const numbers = known.flatMap(({ pattern, share }) => {
      const value = numberOf(pattern);
      return value === undefined ? [] : [{ value, tolerance: 0, kind: 'absolute' as const, share }];
    });
    const none = { value: 0, tolerance: 0, kind: 'absolute' as const, share: 1 };
    return { gap: bare, key: { ...key, texts: [], numbers: numbers.length > 0 ? numbers : [none] } };
  }
  const texts = known.map(({ pattern, share }) => ({ pattern: exactly(pattern), share }));
  return { gap: bare, key: { ...key, numbers: [], texts: texts.length > 0 ? texts : [{ pattern: '', share: 1 }] } };
}

/** One line of a list to choose from, with the share of points that it gives. */
export interface OptionRow {
  text: string;
  share: number;
}

const optionOf = ({ pattern, share }: TextVariant): OptionRow => ({ text: pattern, share });
const blanks = (count: number): OptionRow[] =>
  Array.from({ length: Math.max(0, count) }, () => ({ text: '', share: 0 }));

export const optionsOf = ({ gap, key }: GapPart): OptionRow[] =>
  gap.options.map((text) => ({
    text,
    share: key.texts.find(({ pattern }) => plainOf(pattern) === text)?.share ?? 0,
  }));

export function withOptions({ gap, key }: GapPart, rows: readonly OptionRow[]): GapPart {
  const texts = rows.filter(({ share }) => share > 0).map(({ text, share }) => ({ pattern: exactly(text), share }));
  return { gap: { ...gap, options: rows.map(({ text }) => text) }, key: { ...key, numbers: [], texts } };
}

/** Gaps by id, with what each accepts. */
export const partsOf = (gaps: readonly Gap[], key: KeyOf<'gaps'>): Map<string, GapPart> =>
  new Map(gaps.map((gap) => [gap.id, { gap, key: key.gaps[gap.id] ?? { ...freshPart(gap.id).key, texts: [] } }]));

/** Gaps and their key for the places that exist, in the order of the places. */
export function settled(ids: readonly string[], parts: ReadonlyMap<string, GapPart>) {
  const kept = ids.map((id) => parts.get(id) ?? freshPart(id));
  return {
    gaps: kept.map(({ gap }) => gap),
    keys: Object.fromEntries(kept.map(({ gap, key }) => [gap.id, key])),
  };
}

/**
 * The question with another text: a new mark gets a gap, a gap without a mark goes.
 * @param memory Gaps that were here before; one whose mark was cut out and is pasted again is as it was. Added to.
 */
export function withText(body: GapText[0], key: GapText[1], text: string, memory: Map<string, GapPart>): GapText {
  for (const [id, part] of partsOf(body.gaps, key)) memory.set(id, part);
  const { gaps, keys } = settled(marksIn(text), memory);
  return [
    { ...body, text, gaps },
    { ...key, gaps: keys },
  ];
}

/** An id for one more gap: a number that was never used here. */
export const nextGapId = (text: string, memory: ReadonlyMap<string, GapPart>) =>
  freeNumber([...marksIn(text), ...memory.keys()]);

/** The question with one gap changed. */
export function withPart<B extends { gaps: Gap[] }>(body: B, key: KeyOf<'gaps'>, part: GapPart): [B, KeyOf<'gaps'>] {
  return [
    { ...body, gaps: body.gaps.map((gap) => (gap.id === part.gap.id ? part.gap : gap)) },
    { ...key, gaps: { ...key.gaps, [part.gap.id]: part.key } },
  ];
}
