import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Notice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import type { QuizTry, UnitQuiz } from './contract';
import { QuizFacts } from './QuizFacts';
import { TryButton } from './TryButton';
import { useQuizLeftovers } from './useQuizLeftovers';
import './quiz.css';

interface Props {
  enrolmentId: string;
  unitId: string;
  quiz: UnitQuiz;
}

/** A quiz for its learner: what it is, what one has reached so far, and one button on. */
export default function QuizUnit({ enrolmentId, unitId, quiz }: Props) {
  const { t } = useTranslation('quiz');
  const { tries, triesLeft, runningId } = quiz;
  const handedIn = tries.filter((one) => one.handedInAt !== null);
  const waiting = useQuizLeftovers(handedIn.map(({ id }) => id));
  const passed = handedIn.some((one) => one.passed);
  const mayTry = runningId !== null || triesLeft === null || triesLeft > 0;
  return (
    <div className="stack">
      <QuizFacts quiz={quiz} />
      {passed && <Notice kind="ok">{t('passedAlready')}</Notice>}
      {!passed && handedIn.length > 0 && mayTry && runningId === null && <Notice kind="warn">{t('notPassed')}</Notice>}
      {!passed && !mayTry && <Notice kind="warn">{t('noTriesLeft')}</Notice>}
      {waiting > 0 && <Notice kind="warn">{t('waiting', { count: waiting })}</Notice>}
      {handedIn.length > 0 && <Tries tries={handedIn} />}
      {mayTry && (
        <>
          {quiz.minutes !== null && runningId === null && <p className="small muted">{t('about.clock')}</p>}
          <TryButton enrolmentId={enrolmentId} unitId={unitId} quiz={quiz} kind={passed ? 'ghost' : 'primary'} />
        </>
      )}
    </div>
  );
}

function Tries({ tries }: { tries: QuizTry[] }) {
  const { t } = useTranslation('quiz');
  const formats = useFormats();
  return (
    <section className="stack tight">
      <h2>{t('tries')}</h2>
      <ol role="list" className="quiz-tries">
        {tries.map((one) => (
          <li key={one.id}>
            <span>
              <Link to="/quizzes/$attemptId" params={{ attemptId: one.id }}>
                {t('try', { number: one.number })}
              </Link>{' '}
              <span className="small muted">{one.handedInAt && formats.dateTime(one.handedInAt)}</span>
            </span>
            {one.points !== null && (
              <span className="num">
                {t('points', { points: formats.number(one.points), max: formats.number(one.maxPoints) })}
              </span>
            )}
            <span className="line">
              <Tag kind={one.passed ? 'ok' : 'bad'}>{t(one.passed ? 'passed' : 'failed')}</Tag>
              {one.counts && tries.length > 1 && <Tag kind="info">{t('counts')}</Tag>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
