import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../api/clock';
import { Clock } from '../../../sitting/Clock';
import { SaveState } from '../../../sitting/SaveState';
import { useSessionState } from '../../../sitting/useSessionState';
import type { QuizSession } from './openQuiz';

/** The end of a cohort, weeks away, is no time to count down, ms. */
const day = 86_400_000;

/** Always in sight: what one answers, how much time is left where it is limited, where the answers are. */
export function QuizHead({ session }: { session: QuizSession }) {
  const { t } = useTranslation('quiz');
  const { view, deadline } = useSessionState(session);
  const { quiz } = view;
  const { enrolmentId, unitId } = quiz;
  return (
    <header className="attempt-head">
      <div className="attempt-name">
        <b title={quiz.unitTitle}>{quiz.unitTitle}</b>
        <p className="small muted">
          <Link to="/learning/$enrolmentId/units/$unitId" params={{ enrolmentId, unitId }}>
            {quiz.courseTitle}
          </Link>{' '}
          · {t(quiz.practice ? 'practice' : 'try', { number: quiz.number })}
        </p>
      </div>
      {deadline - serverClock.now() < day && <Clock deadline={deadline} paused={undefined} />}
      <SaveState session={session} />
    </header>
  );
}
