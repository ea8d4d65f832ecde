import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/network';
import { forgetPlace } from '../../../sitting/place';
import { SaveState } from '../../../sitting/SaveState';
import type { Ending } from '../../../sitting/session';
import { useSessionState } from '../../../sitting/useSessionState';
import { Button } from '../../../ui/Button';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { learningQuery } from '../../people/queries/learning';
import { quizStore, type QuizSession } from './openQuiz';
import { getResult } from './quizApi';
import { QuizReport } from './QuizReport';

/** The end of a try: what was reached, or that it waits on this device for a network. */
export function QuizDone({ session, ending }: { session: QuizSession; ending: Ending }) {
  const { t } = useTranslation(['quiz', 'attempt', 'common']);
  const online = useOnline();
  const queries = useQueryClient();
  const { view, journal, received, writing } = useSessionState(session);
  const { attemptId, quiz } = view;
  const { enrolmentId, unitId } = quiz;
  // Only once the server has everything that was written in time.
  const isWhole = ending !== 'handedInHere' && received !== undefined && journal.unsent === 0 && !writing;
  const result = useQuery({
    queryKey: ['quiz-attempts', attemptId, 'result'],
    queryFn: () => getResult(attemptId),
    enabled: isWhole,
    staleTime: Infinity,
  });
  const isKnown = result.data !== undefined;

  useEffect(() => {
    document.title = `${t('result')} · ${quiz.unitTitle}`;
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, [t, quiz.unitTitle]);
  useEffect(() => {
    if (!isKnown) return;
    forgetPlace(attemptId);
    // The next to use a school's computer is somebody else.
    void quizStore().then((store) => store?.dropPaper(attemptId).catch(() => undefined));
    void queries.invalidateQueries({ queryKey: ['learning', enrolmentId] });
    void queries.invalidateQueries({ queryKey: learningQuery.queryKey, exact: true });
  }, [isKnown, attemptId, enrolmentId, queries]);

  if (result.data) return <QuizReport view={view} result={result.data} />;
  return (
    <main id="content" className="attempt-body done" tabIndex={-1}>
      <h1 tabIndex={-1}>{t(ending === 'deadline' ? 'attempt:done.deadline' : 'handedIn')}</h1>
      <SaveState session={session} />
      {result.error ? (
        <ErrorNotice error={result.error}>
          <Button kind="ghost" onClick={() => void result.refetch()}>
            {t('common:failure.again')}
          </Button>
        </ErrorNotice>
      ) : online ? (
        <p className="muted" role="status">
          {t('counting')}
        </p>
      ) : (
        <Notice kind="warn">{t('keptHere')}</Notice>
      )}
      <Link className="btn ghost" to="/learning/$enrolmentId/units/$unitId" params={{ enrolmentId, unitId }}>
        {t('toUnit')}
      </Link>
    </main>
  );
}
