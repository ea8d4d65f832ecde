import guides from 'virtual:guide';
import type { Role } from '../queries/me';

export { guides };

/** File names in docs/guide by the role that reads them. */
const guideOf: Partial<Record<Role, string>> = {
  pupil: 'participant',
  guardian: 'participant',
  coordinator: 'coordinator',
  juror: 'juror',
  chair: 'chair',
  methodist: 'organizer',
  head: 'organizer',
  administrator: 'organizer',
};

/** All guides, those of the person's own roles first. */
export function guidesFor(roles: readonly Role[]) {
  const own = new Set(roles.map((role) => guideOf[role]));
  return [...guides].sort((a, b) => Number(own.has(b.name)) - Number(own.has(a.name)));
}

export async function loadGuide(name: string) {
  const guide = guides.find((known) => known.name === name);
  return guide && { title: guide.title, html: (await guide.load()).html };
}
