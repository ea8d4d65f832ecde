import { useQueryClient } from '@tanstack/react-query';
import { personQuery } from '../queries';

/** After a change: the card and every list that may show the person are read again. */
export function usePersonChange(id: string) {
  const queries = useQueryClient();
  return () =>
    Promise.all([queries.invalidateQueries(personQuery(id)), queries.invalidateQueries({ queryKey: ['people'] })]);
}
