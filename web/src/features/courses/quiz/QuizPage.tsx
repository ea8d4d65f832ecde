import '../../../sitting/sitting.css';
import './quiz.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { holdUpdates } from '../../../app/update';
import { usePlace } from '../../../sitting/place';
import { useOpening } from '../../../sitting/useOpening';
import { useSessionState } from '../../../sitting/useSessionState';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { connectQuiz, openQuiz, type QuizSession } from './openQuiz';
import { keepQuizPlace } from './quizApi';
import { QuizDone } from './QuizDone';
import { QuizWork } from './QuizWork';

// For the route: a file of its own would be one more that a slow line pays for.
export { isKept } from './openQuiz';

const route = getRouteApi('/quizzes/$attemptId');

/** A try at a quiz: opening it, the sitting, and its result. */
export function QuizPage() {
  const { attemptId } = route.useParams();
  return <OpenedQuiz key={attemptId} attemptId={attemptId} />;
}

function OpenedQuiz({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation(['quiz', 'attempt']);
  const opening = useOpening(attemptId, openQuiz, connectQuiz);
  // A new version of the client waits until the try is over.
  useEffect(() => holdUpdates(), []);

  if (opening.status === 'open') return <Quiz session={opening.session} />;
  return (
    <main id="content" className="attempt-body" tabIndex={-1}>
      <h1 tabIndex={-1}>{t('attempt:opening.title')}</h1>
      {opening.status === 'opening' ? (
        <p className="muted">{t('attempt:opening.wait')}</p>
      ) : (
        <div className="stack">
          <ErrorNotice error={opening.error} />
          <p className="muted">{t('attempt:opening.kept')}</p>
          <div className="line">
            <Button onClick={opening.again}>{t('attempt:opening.again')}</Button>
            <Link className="btn ghost" to="/learning">
              {t('toCourses')}
            </Link>
          </div>
        </div>
      )}
    </main>
  );
}

function Quiz({ session }: { session: QuizSession }) {
  const { ending, view } = useSessionState(session);
  const place = usePlace(
    view.attemptId,
    view.paper.tasks.map(({ id }) => id),
    view.quiz.place,
    keepQuizPlace,
  );
  return ending ? <QuizDone session={session} ending={ending} /> : <QuizWork session={session} place={place} />;
}
