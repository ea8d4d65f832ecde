import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../../../api/client';

interface Teacher {
  id: string;
  name: string;
}

/** Teachers of a school today, by name. */
export const teachersQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ['people', 'teachers', organizationId],
    queryFn: async () => {
      const teachers: Teacher[] = [];
      for (let page = 0; ; page++) {
        const query = { organizationId, kind: 'teacher', sort: 'name', page } as const;
        const part = await body(api.GET('/api/people', { params: { query } }));
        teachers.push(...part.items);
        if (!part.hasNext) return teachers;
      }
    },
    staleTime: 60_000,
  });

/** Who can be chosen: the one named already stays so after leaving the school. */
export const withTutor = (
  teachers: readonly Teacher[],
  { tutorId, tutorName }: { tutorId: string | null; tutorName: string | null },
): readonly Teacher[] =>
  tutorId === null || teachers.some(({ id }) => id === tutorId)
    ? teachers
    : [{ id: tutorId, name: tutorName ?? '' }, ...teachers];
