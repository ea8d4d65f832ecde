import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Tag } from '../../../ui/Tag';
import type { UnitAssignment } from '../queries/learning';
import type { ReviewRow } from './queries';
import { ReviewSaid } from './ReviewSaid';
import './together.css';

interface Props {
  reviews: readonly ReviewRow[];
  assignment: UnitAssignment;
  /** As long as the work is not marked. */
  mayChange: boolean;
}

/** Reviews of one work for its tutor, the strangest first. */
export function Reviews({ reviews, assignment, mayChange }: Props) {
  const { t } = useTranslation(['together', 'courses']);
  const formats = useFormats();
  const queries = useQueryClient();
  const [asks, setAsks] = useState<ReviewRow>();
  const [reason, setReason] = useState('');
  const aside = useMutation({
    mutationFn: ({ id, why }: { id: string; why: string }) =>
      api.PUT('/api/reviews/{id}/aside', { params: { path: { id } }, body: { reason: why } }),
    onSuccess: async () => {
      setAsks(undefined);
      setReason('');
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['cohorts'] }),
        queries.invalidateQueries({ queryKey: ['submissions'] }),
      ]);
    },
  });
  return (
    <div className="stack">
      {reviews.map((review) => (
        <section key={review.id} className="stack tight">
          <div className="line">
            <b>{review.reviewer}</b>
            {review.total === null ? (
              <span className="muted">{t('round.notDone')}</span>
            ) : (
              <span className="num">
                {t('courses:points', {
                  points: formats.number(review.total),
                  max: formats.number(assignment.maxPoints),
                })}
              </span>
            )}
            {review.isOutlier && review.distance !== null && (
              <Tag kind="warn">{t('round.far', { percent: formats.percent(review.distance / 100) })}</Tag>
            )}
            {review.asideReason !== '' && (
              <span className="small muted">{t('round.isAside', { reason: review.asideReason })}</span>
            )}
            {mayChange && review.total !== null && (
              <Button
                kind="ghost"
                className="small-btn"
                aria-label={review.asideReason === '' ? t('round.asideOf', { name: review.reviewer }) : undefined}
                onClick={() => (review.asideReason === '' ? setAsks(review) : aside.mutate({ id: review.id, why: '' }))}
              >
                {t(review.asideReason === '' ? 'round.aside' : 'round.back')}
              </Button>
            )}
          </div>
          {review.total !== null && (
            <ReviewSaid criteria={assignment.criteria} points={review.points} comments={review.comments} />
          )}
        </section>
      ))}
      {!asks && <ErrorNotice error={aside.error} />}
      {asks && (
        <FormDialog
          title={t('round.asideOf', { name: asks.reviewer })}
          action={t('round.aside')}
          act={aside}
          onSubmit={() => aside.mutate({ id: asks.id, why: reason })}
          onClose={() => setAsks(undefined)}
        >
          <TextField
            label={t('round.asideReason')}
            required
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormDialog>
      )}
    </div>
  );
}
