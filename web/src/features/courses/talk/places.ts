import type { Place } from './queries';

const longest = 200;

export const whole: Place = { paragraph: null, second: null, quote: '' };

/** Paragraphs, headings, lists and tables of the text of a unit, in their order. */
export const paragraphsOf = (root: HTMLElement | null): HTMLElement[] => [
  ...(root?.querySelectorAll<HTMLElement>('.course-text > *') ?? []),
];

/** How a paragraph begins; formulas and pictures have no words. */
export const quoteOf = (paragraph: HTMLElement) =>
  (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, longest);

export const placeOf = (paragraphs: readonly HTMLElement[], index: number): Place => ({
  paragraph: index,
  second: null,
  quote: quoteOf(paragraphs[index]!),
});

/** Where a place is now: the paragraph that begins so, should others have come before it in a later edition; undefined where it is gone. */
export function findParagraph(
  paragraphs: readonly HTMLElement[],
  { paragraph, quote }: Place,
): HTMLElement | undefined {
  if (paragraph === null) return undefined;
  const there = paragraphs[paragraph];
  if (there && (quote === '' || quoteOf(there) === quote)) return there;
  return quote === '' ? undefined : paragraphs.find((one) => quoteOf(one) === quote);
}

/** 75 seconds are «1:15». */
export function clockOf(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(second % 60)}` : `${minutes}:${two(second % 60)}`;
}
