import type { Me, Role } from '../queries/me';

/** Roles that come by appointment, not by a place in an organization. */
export const officesGiven: readonly Role[] = ['administrator', 'head', 'methodist', 'chair', 'juror'];

export { isStaff } from '../queries/me';

/** May appoint: the server decides which office. */
export const mayAppoint = (me: Me) => me.roles.some((role) => role === 'administrator' || role === 'head');
