import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, type Role } from '../../people/queries/me';

const staff: Role[] = ['administrator', 'head', 'methodist'];

const links = [
  { to: '/timetable', key: 'mine', roles: ['pupil', 'teacher', 'coordinator'] },
  { to: '/timetable/school', key: 'school', roles: ['coordinator', ...staff] },
  { to: '/timetable/groups', key: 'groups', roles: ['teacher', 'coordinator', ...staff] },
  { to: '/timetable/settings', key: 'settings', roles: ['coordinator', ...staff] },
  { to: '/home-schooling', key: 'home', roles: ['pupil', 'guardian', 'teacher', 'coordinator', ...staff] },
] as const satisfies readonly { to: string; key: string; roles: readonly Role[] }[];

/** The pages of the timetable that the reader has, but this one. */
export function TimetableLinks({ here }: { here: string }) {
  const { t } = useTranslation('timetable');
  const roles = useMe()?.roles ?? [];
  return (
    <span className="timetable-links">
      {links
        .filter((link) => link.to !== here && link.roles.some((role) => roles.includes(role)))
        .map((link, at) => (
          <Fragment key={link.to}>
            {at > 0 && ' · '}
            <Link to={link.to}>{t(`links.${link.key}`)}</Link>
          </Fragment>
        ))}
    </span>
  );
}
