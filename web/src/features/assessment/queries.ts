import { queryOptions } from '@tanstack/react-query';
import { api, body, type Got } from '../../api/client';

export type Bank = Got<'/api/question-banks'>[number];
export type QuestionRow = Got<'/api/question-banks/{bankId}/questions'>['rows'][number];

export const banksQuery = queryOptions({
  queryKey: ['question-banks'],
  queryFn: () => body(api.GET('/api/question-banks')),
});

/** All questions of a bank: the table searches and sorts in the browser. */
export const bankQuestionsQuery = (bankId: string, archived: boolean) =>
  queryOptions({
    queryKey: ['question-banks', bankId, 'all', archived],
    queryFn: async () => {
      const all: QuestionRow[] = [];
      for (let page = 1; ; page++) {
        const part = await body(
          api.GET('/api/question-banks/{bankId}/questions', {
            params: { path: { bankId }, query: { archived, page } },
          }),
        );
        all.push(...part.rows);
        // An empty page ends it as well: questions may be archived while one reads.
        if (all.length >= part.total || part.rows.length === 0) return all;
      }
    },
  });

export const subjectsQuery = queryOptions({
  queryKey: ['subjects'],
  queryFn: () => body(api.GET('/api/subjects')),
  staleTime: 600_000,
});

export const questionQuery = (id: string) =>
  queryOptions({
    queryKey: ['questions', id],
    queryFn: () => body(api.GET('/api/questions/{id}', { params: { path: { id } } })),
  });
