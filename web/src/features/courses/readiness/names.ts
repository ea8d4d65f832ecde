import type { CompetenceCheck, CourseReadiness, Development, Framework } from './queries';

type Item = CourseReadiness['items'][number];

/** Of the points that show a level, where a check says no other share. */
const enough = 0.6;

/** As it is read and typed: whole per cents, and never less than what is asked for. */
export const sharePercent = ({ share }: Pick<CompetenceCheck, 'share'>) => String(Math.ceil((share ?? enough) * 100));

/** Titles of competences and levels by what points to them. */
export function competenceNames(framework: Framework) {
  const titles = new Map(
    framework.areas.flatMap((area) => area.competences).map((competence) => [competence.id, competence.title]),
  );
  return {
    count: titles.size,
    of: ({ competenceId, level }: Development) =>
      `${titles.get(competenceId) ?? '—'}: ${framework.levels[level - 1]?.title ?? '—'}`,
  };
}

/** Units that have items, in the order of the course. */
export function unitsOf(items: Item[]) {
  return [...new Map(items.map(({ unitId, unit }) => [unitId, unit]))].map(([id, title]) => ({ id, title }));
}

/** The item to which a check points; undefined once the course has it no more. */
export const itemOf = (items: Item[], { unitId, itemId }: { unitId: string; itemId: string | null }) =>
  items.find((item) => item.unitId === unitId && item.itemId === itemId);
