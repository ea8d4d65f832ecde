import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { useKept } from '../../../ui/useKept';
import { useMe } from '../../people/queries/me';
import { CriterionPoints } from '../jury/CriterionPoints';
import { commissionAppealsQuery, type Case } from './queries';
import { standing } from './standing';

/** One's own vote; it can be changed while the appeal is open. */
export function VoteForm({ view }: { view: Case }) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const { task, myVote } = view;
  const [points, setPoints] = useState<Record<string, number>>(myVote?.points ?? standing(task?.markings ?? []));
  const [satisfies, setSatisfies] = useState(myVote?.satisfies ?? false);
  const [reason, setReason, dropReason] = useKept(useMe()?.personId, `vote:${view.id}`, () => myVote?.reason ?? '');
  const vote = useMutation({
    mutationFn: () =>
      api.PUT('/api/commission/appeals/{id}/vote', {
        params: { path: { id: view.id } },
        body: { points: task ? points : {}, satisfies, reason, version: myVote?.version ?? null },
      }),
    onSuccess: dropReason,
    onSettled: () => queries.invalidateQueries({ queryKey: commissionAppealsQuery.queryKey }),
  });
  return (
    <Card title={t('vote.title')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          vote.mutate();
        }}
      >
        {task ? (
          <>
            <p className="small muted">{t('vote.hint')}</p>
            {task.criteria.map((criterion) => (
              <CriterionPoints
                key={criterion.id}
                criterion={criterion}
                given={points[criterion.id]}
                isCurrent={false}
                onFocus={() => undefined}
                onGive={(given) =>
                  setPoints(
                    given === undefined
                      ? Object.fromEntries(Object.entries(points).filter(([id]) => id !== criterion.id))
                      : { ...points, [criterion.id]: given },
                  )
                }
              />
            ))}
          </>
        ) : (
          <Choice
            legend={t('vote.procedure')}
            value={satisfies ? 'satisfied' : 'declined'}
            options={[
              { value: 'satisfied', label: t('vote.satisfied') },
              { value: 'declined', label: t('vote.declined') },
            ]}
            onChange={(value) => setSatisfies(value === 'satisfied')}
          />
        )}
        <TextAreaField
          label={t('vote.reason')}
          required
          maxLength={4000}
          rows={3}
          value={reason}
          onChange={({ target }) => setReason(() => target.value)}
        />
        <ErrorNotice error={vote.error} />
        <Button type="submit" busy={vote.isPending}>
          {t(myVote ? 'vote.change' : 'vote.act')}
        </Button>
      </form>
    </Card>
  );
}
