import type { Outline } from '../queries/courses';
import { unitsOf } from './outline';

export interface EditionChanges {
  /** Titles of units that are in the draft only. */
  added: string[];
  /** Titles of units that are in the edition only. */
  removed: string[];
  /** Titles of units whose content or settings differ. */
  changed: string[];
  /** Modules are called otherwise, or what both have stands in another order. */
  isRearranged: boolean;
}

/** What the draft has become since an edition. */
export function editionChanges(edition: Outline, draft: Outline): EditionChanges {
  const [before, now] = [unitsOf(edition), unitsOf(draft)];
  const [known, kept] = [new Map(before.map((unit) => [unit.id, unit])), new Set(now.map(({ id }) => id))];
  const order = (outline: Outline) =>
    outline.modules.map(({ id, title, units }) => [
      id,
      title,
      units.map((unit) => unit.id).filter((unit) => known.has(unit) && kept.has(unit)),
    ]);
  return {
    added: now.filter(({ id }) => !known.has(id)).map(({ title }) => title),
    removed: before.filter(({ id }) => !kept.has(id)).map(({ title }) => title),
    changed: now
      .filter((unit) => known.has(unit.id) && JSON.stringify(known.get(unit.id)) !== JSON.stringify(unit))
      .map(({ title }) => title),
    isRearranged: JSON.stringify(order(edition)) !== JSON.stringify(order(draft)),
  };
}
