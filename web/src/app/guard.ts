import { redirect, type ParsedLocation } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { meQuery } from '../features/people/queries/me';
import { pageOwed } from '../features/people/signIn/status';

/** `beforeLoad` of everything that needs a person: sends to sign-in, or to what the session still owes, and comes back afterwards. */
export async function requireMe({
  context,
  location,
}: {
  context: { queryClient: QueryClient };
  location: ParsedLocation;
}) {
  const me = await context.queryClient.query({ ...meQuery, staleTime: 60_000 });
  const owed = me === null ? '/sign-in' : pageOwed(me.status);
  if (me === null || owed) throw redirect({ to: owed ?? '/sign-in', search: { to: location.href } });
  return { me };
}
