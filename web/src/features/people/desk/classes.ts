import { toWall } from '../../../i18n/zone';

const [latin, russian] = ['ABCEHKMOPTXY', 'АВСЕНКМОРТХУ'];

/** Latin letters that look like Russian ones are these, as for the server. */
const inRussian = (letter: string) => [...letter].map((sign) => russian[latin.indexOf(sign)] ?? sign).join('');

/** «8», «8Б», «8-б» as a grade and a letter; undefined when it is no class. */
export function parseClass(text: string): { grade: number; letter: string } | undefined {
  const match = /^(\d{1,2})\s*[-–]?\s*[«"]?(\p{L}{0,3})[»"]?$/u.exec(text.trim());
  const grade = Number(match?.[1]);
  return match && grade >= 1 && grade <= 11
    ? { grade, letter: inRussian(match[2]!.toLocaleUpperCase('ru')) }
    : undefined;
}

export const className = (place: { grade: number | null; classLetter: string }) =>
  place.grade === null ? '' : `${String(place.grade)}${place.classLetter}`;

/** Is a day inside the span? Days are ISO dates; without an end the span goes on. */
export const isCurrent = (span: { from: string; to: string | null }, today: string) =>
  span.from <= today && (span.to === null || today <= span.to);

/** The calendar day in the cabinet's zone, as an ISO date. */
export const isoDay = (moment: number) => toWall(moment).slice(0, 10);
