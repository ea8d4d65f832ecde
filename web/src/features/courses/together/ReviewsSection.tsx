import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import type { UnitAssignment } from '../queries/learning';
import { ownReviewsQuery } from './queries';
import { ReviewSaid } from './ReviewSaid';

interface Props {
  enrolmentId: string;
  unitId: string;
  assignment: UnitAssignment;
  hasWork: boolean;
}

/** Works that the learner reviews, and what others said of the learner's. */
export function ReviewsSection({ enrolmentId, unitId, assignment, hasWork }: Props) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const reviews = useQuery(ownReviewsQuery(enrolmentId, unitId));
  if (!reviews.data) return <ErrorNotice error={reviews.error} />;
  const { until, isOver, mine, ofMine, missing, points } = reviews.data;
  if (until === null) return hasWork ? <p className="small muted">{t('peers.notDealt')}</p> : null;
  const left = mine.filter(({ isDone }) => !isDone).length;
  return (
    <section className="stack tight">
      <h2>{mine.length > 0 ? t('peers.mine', { count: mine.length }) : t('peers.title')}</h2>
      {mine.length === 0 && <p>{t('peers.none')}</p>}
      {(isOver || left > 0) && mine.length > 0 && (
        <p>{isOver ? t('peers.over') : t('peers.until', { date: formats.date(until) })}</p>
      )}
      <ul role="list" className="file-lines">
        {mine.map(({ id, number, isDone }) => (
          <li key={id}>
            <Link to="/reviews/$reviewId" params={{ reviewId: id }}>
              {t('peers.work', { number })}
            </Link>
            <Tag kind={isDone ? 'ok' : isOver ? 'bad' : 'info'}>
              {t(isDone ? 'peers.done' : isOver ? 'peers.missed' : 'peers.todo')}
            </Tag>
          </li>
        ))}
      </ul>
      {assignment.peers && assignment.peers.reviewPoints > 0 && mine.length > 0 && (
        <p className="small">
          {t('peers.gotPoints', {
            points: t('courses:points', {
              points: formats.number(points),
              max: formats.number(assignment.peers.reviewPoints),
            }),
          })}
        </p>
      )}
      {hasWork && (
        <>
          <h2>{t('peers.said')}</h2>
          {ofMine.length === 0 && !isOver && <p className="small muted">{t('peers.saidHint')}</p>}
          {ofMine.map((said, index) => (
            <details key={index} open={index === 0}>
              <summary>
                {t('peers.review', { number: index + 1 })}:{' '}
                {t('courses:points', {
                  points: formats.number(said.total),
                  max: formats.number(assignment.maxPoints),
                })}
              </summary>
              <ReviewSaid criteria={assignment.criteria} points={said.points} comments={said.comments} />
            </details>
          ))}
          {missing > 0 && <p className="small muted">{t('peers.absent', { count: missing })}</p>}
        </>
      )}
    </section>
  );
}
