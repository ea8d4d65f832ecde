import type { ParseKeys } from 'i18next';
import type { Me, Role } from '../features/people/queries/me';

export interface NavItem {
  to: string;
  label: ParseKeys<'common'>;
  /** Roles that see the entry; everybody who has signed in when absent. */
  roles?: readonly Role[];
  /** Visitors who have not signed in see it too. */
  visitors?: boolean;
}

/** Entries of the header in their order. A feature adds its own line. */
export const navItems: readonly NavItem[] = [
  { to: '/', label: 'nav.today' },
  { to: '/my-olympiads', label: 'nav.myOlympiads', roles: ['pupil'] },
  { to: '/learning', label: 'nav.learning', roles: ['pupil', 'teacher', 'coordinator', 'juror', 'chair'] },
  {
    to: '/lessons',
    label: 'nav.lessons',
    roles: ['pupil', 'teacher', 'coordinator', 'guardian', 'administrator', 'head', 'methodist'],
  },
  { to: '/timetable', label: 'nav.timetable', roles: ['pupil', 'teacher'] },
  {
    to: '/timetable/school',
    label: 'nav.schoolTimetable',
    roles: ['coordinator', 'administrator', 'head', 'methodist'],
  },
  { to: '/home-schooling', label: 'nav.homeSchooling', roles: ['guardian'] },
  { to: '/diary', label: 'nav.diary', roles: ['pupil'] },
  { to: '/family', label: 'nav.family', roles: ['guardian'] },
  {
    to: '/journals',
    label: 'nav.journals',
    roles: ['teacher', 'coordinator', 'administrator', 'head', 'methodist'],
  },
  { to: '/messages', label: 'nav.messages', roles: ['teacher', 'head', 'methodist'] },
  { to: '/calendar', label: 'nav.calendar', roles: ['pupil', 'teacher'] },
  { to: '/olympiads', label: 'nav.olympiads', roles: ['administrator', 'head', 'methodist'] },
  { to: '/marking', label: 'nav.marking', roles: ['juror', 'chair'] },
  { to: '/expertise', label: 'nav.expertise', roles: ['juror', 'chair'] },
  { to: '/results', label: 'nav.results', roles: ['chair'] },
  { to: '/late', label: 'nav.late', roles: ['chair'] },
  { to: '/questions', label: 'nav.questions', roles: ['administrator', 'head', 'methodist'] },
  { to: '/courses', label: 'nav.courses', roles: ['administrator', 'head', 'methodist'] },
  { to: '/school-olympiads', label: 'nav.schoolOlympiads', roles: ['coordinator'] },
  { to: '/school-courses', label: 'nav.schoolCourses', roles: ['coordinator'] },
  { to: '/people', label: 'nav.people', roles: ['administrator', 'head', 'methodist', 'coordinator'] },
  { to: '/organizations', label: 'nav.organizations', roles: ['administrator', 'head', 'methodist'] },
  { to: '/audit', label: 'nav.audit', roles: ['administrator'] },
  { to: '/children', label: 'nav.children', roles: ['guardian'] },
  { to: '/library', label: 'nav.library', visitors: true },
  { to: '/contests', label: 'nav.contests', visitors: true },
  { to: '/standings', label: 'nav.standings', visitors: true },
  { to: '/my-certificates', label: 'nav.certificates', roles: ['pupil', 'teacher'] },
  { to: '/verify', label: 'nav.verify', roles: [], visitors: true },
];

/** `undefined` is a visitor. */
export const navFor = (me: Me | undefined): NavItem[] =>
  navItems.filter((item) => (me ? !item.roles || item.roles.some((role) => me.roles.includes(role)) : item.visitors));
