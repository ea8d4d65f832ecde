import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Html } from '../../../sitting/questions/Html';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useKept } from '../../../ui/useKept';
import { Sheets } from '../../olympiads/appeals/Sheets';
import { CriterionPoints } from '../../olympiads/jury/CriterionPoints';
import { totalOf, type Points } from '../../olympiads/jury/points';
import { kindOf } from '../../olympiads/sheets/leaves';
import { learningQuery } from '../../people/queries/learning';
import { useMe } from '../../people/queries/me';
import { reviewQuery, type Review } from './queries';
import { ReviewSaid } from './ReviewSaid';
import '../../olympiads/appeals/appeals.css';
import '../../olympiads/jury/jury.css';
import '../courses.css';
import './together.css';

const route = getRouteApi('/frame/shell/reviews/$reviewId');

/** The work of somebody unknown: read on one side, judged on the other. */
export function ReviewPage() {
  const { t } = useTranslation('together');
  const { reviewId } = route.useParams();
  const review = useQuery({ ...reviewQuery(reviewId), refetchOnWindowFocus: false });
  const me = useMe();
  if (!review.data || !me)
    return (
      <Page title={t('peers.title')} width="wide">
        {review.isError ? <ErrorNotice error={review.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  return <ReviewView key={reviewId} id={reviewId} review={review.data} personId={me.personId} />;
}

function ReviewView({ id, review, personId }: { id: string; review: Review; personId: string }) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const { enrolmentId, unitId, assignment, files } = review;
  return (
    <Page
      title={t('review.title', { unit: review.unit })}
      width="wide"
      lead={
        <>
          {t('peers.work', { number: review.number })} ·{' '}
          {t('courses:unit.due', { date: formats.dayAndMonth(review.until) })} ·{' '}
          <Link to="/learning/$enrolmentId/units/$unitId" params={{ enrolmentId, unitId }}>
            {t('review.toUnit')}
          </Link>
        </>
      }
    >
      <div className="marking">
        <Card title={t('review.answer')}>
          <div className="stack">
            <details>
              <summary>{t('courses:works.task')}</summary>
              <Html className="statement course-text" html={review.html} />
            </details>
            {review.text && <p className="marking-text">{review.text}</p>}
            {files.length > 0 && (
              <>
                <ul role="list" className="file-lines">
                  {files.map((file) => (
                    <li key={file.number}>
                      <a href={`/api/reviews/${id}/files/${String(file.number)}`} target="_blank" rel="noreferrer">
                        {file.name}
                      </a>
                      <span className="small muted num">{formats.bytes(file.size)}</span>
                    </li>
                  ))}
                </ul>
                <Sheets
                  files={files.map(({ number, mediaType }) => ({
                    number,
                    address: `/api/reviews/${id}/files/${String(number)}`,
                    kind: kindOf(mediaType),
                  }))}
                  spot={null}
                />
              </>
            )}
          </div>
        </Card>
        <Card title={t('review.judge')}>
          {review.isOver ? (
            <div className="stack">
              <Notice>{t('review.closed')}</Notice>
              {review.isDone && (
                <ReviewSaid criteria={assignment.criteria} points={review.points} comments={review.comments} />
              )}
            </div>
          ) : (
            <ReviewForm id={id} review={review} personId={personId} />
          )}
        </Card>
      </div>
    </Page>
  );
}

interface Kept {
  points: Points;
  comments: Record<string, string>;
}

function ReviewForm({ id, review, personId }: { id: string; review: Review; personId: string }) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { criteria, maxPoints } = review.assignment;
  const [{ points, comments }, keep, forget] = useKept<Kept>(personId, `review:${id}`, () => ({
    points: review.points,
    comments: review.comments,
  }));
  const [current, setCurrent] = useState(0);
  const [lacks, setLacks] = useState(false);
  const isWhole = criteria.every(
    (criterion) => points[criterion.id] !== undefined && (comments[criterion.id] ?? '').trim() !== '',
  );
  const send = useMutation({
    mutationFn: () => api.PUT('/api/reviews/{id}', { params: { path: { id } }, body: { points, comments } }),
    onSuccess: async () => {
      forget();
      await Promise.all([
        queries.invalidateQueries({ queryKey: learningQuery.queryKey }),
        queries.invalidateQueries({ queryKey: reviewQuery(id).queryKey }),
      ]);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        setLacks(!isWhole);
        if (isWhole && !send.isPending) send.mutate();
      }}
    >
      <p className="small muted">{t('review.anonymous')}</p>
      {criteria.map((criterion, index) => (
        <div key={criterion.id} className="stack tight">
          <CriterionPoints
            criterion={criterion}
            given={points[criterion.id]}
            isCurrent={index === current}
            onFocus={() => setCurrent(index)}
            onGive={(given) =>
              keep((now) => {
                const rest = Object.fromEntries(Object.entries(now.points).filter(([other]) => other !== criterion.id));
                return { ...now, points: given === undefined ? rest : { ...rest, [criterion.id]: given } };
              })
            }
          />
          <TextAreaField
            label={t('review.comment', { criterion: criterion.text })}
            rows={3}
            maxLength={4000}
            value={comments[criterion.id] ?? ''}
            onChange={({ target }) =>
              keep((now) => ({ ...now, comments: { ...now.comments, [criterion.id]: target.value } }))
            }
          />
        </div>
      ))}
      <p className="marking-sum">
        <span>{t('courses:work.total')}</span>
        <span className="num">
          {t('courses:points', { points: formats.number(totalOf(points)), max: formats.number(maxPoints) })}
        </span>
      </p>
      <p className="small muted">{t('review.kept')}</p>
      {lacks && !isWhole && (
        <p className="notice warn" role="alert">
          {t('review.lacks')}
        </p>
      )}
      <ErrorNotice error={send.error} />
      {send.isSuccess && <Notice kind="ok">{t('review.sent')}</Notice>}
      <div className="line">
        <Button type="submit" busy={send.isPending}>
          {t(review.isDone ? 'review.again' : 'review.send')}
        </Button>
        {send.isSuccess && review.nextId && (
          <Button
            kind="ghost"
            onClick={() => void navigate({ to: '/reviews/$reviewId', params: { reviewId: review.nextId! } })}
          >
            {t('review.next')}
          </Button>
        )}
      </div>
    </form>
  );
}
