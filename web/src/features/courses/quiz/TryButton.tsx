import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { learnedUnitQuery } from '../queries/learning';
import type { UnitQuiz } from './contract';
import { handOver } from './openQuiz';
import { beginQuiz } from './quizApi';

interface Props {
  enrolmentId: string;
  unitId: string;
  quiz: Pick<UnitQuiz, 'runningId' | 'tries' | 'retakeAsks'>;
  kind?: 'primary' | 'ghost';
}

/** One button for the try that runs, the first and the next. */
export function TryButton({ enrolmentId, unitId, quiz, kind = 'primary' }: Props) {
  const { t } = useTranslation('quiz');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { runningId, tries, retakeAsks } = quiz;
  const begin = useMutation({
    mutationFn: () => beginQuiz(enrolmentId, unitId),
    onSuccess: async (view) => {
      handOver(view);
      void queries.invalidateQueries({ queryKey: learnedUnitQuery(enrolmentId, unitId).queryKey, exact: true });
      await navigate({ to: '/quizzes/$attemptId', params: { attemptId: view.attemptId } });
    },
  });
  const isRetake = runningId === null && tries.length > 0;
  return (
    <div className="stack tight">
      <div className="line">
        <Button kind={kind} busy={begin.isPending} onClick={() => begin.mutate()}>
          {t(runningId !== null ? 'goOn' : isRetake ? 'again' : 'begin')}
        </Button>
        {isRetake && retakeAsks !== null && (
          <span className="small muted">{t('retakeAsks', { count: retakeAsks })}</span>
        )}
      </div>
      <ErrorNotice error={begin.error} />
    </div>
  );
}
