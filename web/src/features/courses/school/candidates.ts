import type { Candidate } from '../queries/school';

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е');

/** Those whose name, class or position has all the words. */
export function found(people: readonly Candidate[], search: string) {
  const words = fold(search).split(/\s+/).filter(Boolean);
  return people.filter(({ name, detail }) => words.every((word) => fold(`${name} ${detail}`).includes(word)));
}

/** Can be enrolled: is not in the cohort and does not wait for a place of it. */
export const isFree = ({ state }: Candidate) =>
  state === null || state === 'requested' || state === 'refused' || state === 'left';
