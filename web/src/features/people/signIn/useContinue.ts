import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { pageOwed, type SignInStatus } from './status';

/** Goes on after a step of signing in: to what is still owed, or to where the person wanted. */
export function useContinue(to: string) {
  const queries = useQueryClient();
  const router = useRouter();
  const navigate = useNavigate();
  return async (status: SignInStatus) => {
    // Whatever was read before was read by somebody with fewer rights.
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'site' });
    const owed = pageOwed(status);
    if (owed) await navigate({ to: owed, search: { to } });
    else router.history.push(to);
  };
}
