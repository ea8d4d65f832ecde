import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Tag } from '../../../ui/Tag';
import { learnedUnitQuery } from '../queries/learning';
import type { QuizResult } from './contract';
import type { QuizSitting } from './quizApi';
import { TaskReport } from './TaskReport';
import { TryButton } from './TryButton';

/** What was reached, as far as the author shows it, and the way on. */
export function QuizReport({ view, result }: { view: QuizSitting; result: QuizResult }) {
  const { t } = useTranslation(['quiz', 'courses']);
  const formats = useFormats();
  const { enrolmentId, unitId, courseTitle, unitTitle } = view.quiz;
  const unit = useQuery(learnedUnitQuery(enrolmentId, unitId)).data;
  const quiz = unit?.quiz;
  const { passed, points, share } = result;
  const mayTry = quiz && (quiz.runningId !== null || quiz.triesLeft === null || quiz.triesLeft > 0);
  const next = unit?.isNextOpen ? unit.nextId : null;
  return (
    <main id="content" className="attempt-body done quiz-report" tabIndex={-1}>
      <p className="small muted">
        <Link to="/learning/$enrolmentId" params={{ enrolmentId }}>
          {courseTitle}
        </Link>{' '}
        · {unitTitle} · {t('try', { number: result.number })}
      </p>
      <h1 tabIndex={-1}>{t(passed ? 'passedTitle' : 'failedTitle')}</h1>
      <div className="line">
        <Tag kind={passed ? 'ok' : 'bad'}>{t(passed ? 'passed' : 'failed')}</Tag>
        {points !== null && (
          <span className="num quiz-sum">
            {t('points', { points: formats.number(points), max: formats.number(result.maxPoints) })}
          </span>
        )}
        {share !== null && quiz && (
          <span className="muted">
            {t('shareOf', {
              share: formats.number(share, { style: 'percent', maximumFractionDigits: 0 }),
              pass: formats.number(quiz.passShare, { style: 'percent', maximumFractionDigits: 0 }),
            })}
          </span>
        )}
      </div>
      {points === null && <p className="muted">{t('pointsHidden')}</p>}
      {result.accepted.map((one) => (
        <p key={one.at} className="muted">
          {t('lateAccepted', { by: one.by, at: formats.dateTime(one.at), reason: one.reason })}
        </p>
      ))}
      {quiz && !passed && !mayTry && <p className="notice warn">{t('noTriesLeft')}</p>}
      <div className="line">
        {passed && next && (
          <Link
            className="btn primary"
            to="/learning/$enrolmentId/units/$unitId"
            params={{ enrolmentId, unitId: next }}
          >
            {t('courses:unit.next')}
          </Link>
        )}
        {passed && unit && !next && (
          <Link className="btn primary" to="/learning/$enrolmentId" params={{ enrolmentId }}>
            {t('courses:unit.toCourse')}
          </Link>
        )}
        {mayTry && (
          <TryButton enrolmentId={enrolmentId} unitId={unitId} quiz={quiz} kind={passed ? 'ghost' : 'primary'} />
        )}
        <Link className="btn ghost" to="/learning/$enrolmentId/units/$unitId" params={{ enrolmentId, unitId }}>
          {t('toUnit')}
        </Link>
      </div>
      {points !== null && (
        <section className="stack tight">
          <h2>{t('byTask')}</h2>
          <ol role="list" className="quiz-tasks">
            {view.paper.tasks.map((task) => {
              const of = result.tasks.find(({ taskId }) => taskId === task.id);
              return of && <TaskReport key={task.id} task={task} result={of} attemptId={view.attemptId} />;
            })}
          </ol>
        </section>
      )}
    </main>
  );
}
