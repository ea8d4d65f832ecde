import { redirect, type ParsedLocation } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '../features/people/queries/me';

/** `beforeLoad` of everything that needs a person: sends to sign-in, or to the new password, and comes back afterwards. */
export async function requireMe({
  context,
  location,
}: {
  context: { queryClient: QueryClient };
  location: ParsedLocation;
}) {
  const me = await context.queryClient.query({ ...meQuery, staleTime: 60_000 });
  if (me === null) throw redirect({ to: '/sign-in', search: { to: location.href } });
  if (me.mustChangePassword) throw redirect({ to: '/new-password', search: { to: location.href } });
  return { me };
}
