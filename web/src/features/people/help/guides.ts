import guides from 'virtual:guide';
import type { Role } from '../queries/me';

export { guides };

/** File names in docs/guide by the role that reads them. */
const guidesOf: Partial<Record<Role, readonly string[]>> = {
  pupil: ['participant', 'learner', 'lesson', 'family', 'timetable'],
  guardian: ['family', 'participant', 'lesson', 'home-schooling'],
  teacher: ['learner', 'lesson', 'journal', 'timetable', 'home-schooling', 'library'],
  coordinator: ['coordinator', 'timetable', 'home-schooling', 'learner', 'lesson', 'library'],
  juror: ['juror'],
  chair: ['chair'],
  methodist: ['organizer', 'courses', 'lesson', 'library'],
  head: ['organizer', 'courses', 'library', 'media'],
  administrator: ['organizer', 'courses', 'library', 'media'],
};

/** All guides, those of the person's own roles first. */
export function guidesFor(roles: readonly Role[]) {
  const own = new Set(roles.flatMap((role) => guidesOf[role] ?? []));
  return [...guides].sort((a, b) => Number(own.has(b.name)) - Number(own.has(a.name)));
}

export async function loadGuide(name: string) {
  const guide = guides.find((known) => known.name === name);
  return guide && { title: guide.title, html: (await guide.load()).html };
}
