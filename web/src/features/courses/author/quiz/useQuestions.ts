import { useQueries, useQueryClient } from '@tanstack/react-query';
import { bankQuestionsQuery, type QuestionRow } from '../../../assessment/queries';
import type { QuizDraft, QuizQuestion } from '../../quiz/contract';
import { fits, sumOfDraw, type Sum } from './quizDraft';

const pickedKey = (versionId: string) => ['quiz-picked', versionId] as const;

/** What the parts of a quiz are: the saved ones as the server tells them, those just taken as the picker saw them. */
export function useQuestions(saved: readonly QuizQuestion[]) {
  const queries = useQueryClient();
  return {
    of: (versionId: string): QuizQuestion | undefined =>
      saved.find((known) => known.versionId === versionId) ?? queries.getQueryData<QuizQuestion>(pickedKey(versionId)),
    remember: (bankId: string, row: QuestionRow) => {
      const { versionId, id: questionId, title, type, maxPoints } = row;
      queries.setQueryDefaults(['quiz-picked'], { gcTime: Infinity });
      queries.setQueryData<QuizQuestion>(pickedKey(versionId), {
        versionId,
        questionId,
        bankId,
        title,
        type,
        maxPoints,
        isLast: true,
      });
    },
  };
}

/** Points in all; undefined until the banks were read from which is drawn. */
export function useSum(
  parts: QuizDraft['parts'],
  of: (versionId: string) => QuizQuestion | undefined,
): Sum | undefined {
  const draws = parts.flatMap((part) => (part.type === 'draw' ? [part] : []));
  const banks = [...new Set(draws.map(({ bankId }) => bankId))];
  const read = useQueries({ queries: banks.map((bankId) => bankQuestionsQuery(bankId, false)) });
  if (read.some(({ data }) => data === undefined)) return undefined;
  const sums = parts.map((part): Sum => {
    if (part.type === 'draw') {
      const rows = read[banks.indexOf(part.bankId)]?.data ?? [];
      return sumOfDraw(
        rows.filter((row) => fits(part, row)).map(({ maxPoints }) => maxPoints),
        part.count,
      );
    }
    const points = of(part.versionId)?.maxPoints ?? 0;
    return { from: points, to: points };
  });
  return sums.reduce((all, one) => ({ from: all.from + one.from, to: all.to + one.to }), { from: 0, to: 0 });
}
