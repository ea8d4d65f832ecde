import type { Me } from '../queries/me';

export type SignInStatus = Me['status'];

/** The page on which a session settles what it still owes; undefined when it owes nothing. */
export function pageOwed(status: SignInStatus) {
  switch (status) {
    case 'signedIn':
      return undefined;
    case 'secondFactorRequired':
      return '/sign-in';
    case 'passwordChangeRequired':
      return '/new-password';
    case 'secondFactorSetupRequired':
      return '/second-factor';
  }
}
