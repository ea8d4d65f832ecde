import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { useKept } from '../../../ui/useKept';
import { useMe } from '../../people/queries/me';
import { commissionAppealsQuery, type Case } from './queries';

/** The votes, and for the chair the closing of the appeal. */
export function Decision({ view }: { view: Case }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  return (
    <Card title={t('votes.title')}>
      <div className="stack">
        <p className="muted">
          {t('votes.count', { votes: formats.number(view.votes.length), needed: formats.number(view.minVotes) })}
        </p>
        <ul role="list" className="appeal-list">
          {view.votes.map((vote) => (
            <li key={`${vote.name} ${vote.votedAt}`}>
              <div className="line ends">
                <b>{vote.name}</b>
                <span className="num">
                  {vote.satisfies === null
                    ? view.task!.criteria.map(({ id }) => formats.number(vote.points[id] ?? 0)).join(' + ')
                    : t(vote.satisfies ? 'vote.satisfied' : 'vote.declined')}
                </span>
              </div>
              <p className="appeal-text">{vote.reason}</p>
            </li>
          ))}
        </ul>
        {view.state === 'open' &&
          (view.isChair ? <Closing view={view} /> : <p className="muted">{t('close.byChair')}</p>)}
        {view.reason && (
          <p className="appeal-remark">
            <span className="small muted">
              {view.pointsBefore !== null && view.pointsAfter !== null
                ? t('points', { before: formats.number(view.pointsBefore), after: formats.number(view.pointsAfter) })
                : t('close.reasonGiven')}
            </span>
            {view.reason}
          </p>
        )}
      </div>
    </Card>
  );
}

function Closing({ view }: { view: Case }) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const [reason, setReason, dropReason] = useKept(useMe()?.personId, `decision:${view.id}`, () => '');
  const close = useMutation({
    mutationFn: () =>
      api.POST('/api/commission/appeals/{id}/decision', {
        params: { path: { id: view.id } },
        body: { reason, version: view.version },
      }),
    onSuccess: dropReason,
    onSettled: () => queries.invalidateQueries({ queryKey: commissionAppealsQuery.queryKey }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        close.mutate();
      }}
    >
      <TextAreaField
        label={t('close.reason')}
        hint={t('close.hint')}
        required
        maxLength={4000}
        rows={3}
        value={reason}
        onChange={({ target }) => setReason(() => target.value)}
      />
      <ErrorNotice error={close.error} />
      <Button type="submit" busy={close.isPending} disabled={view.votes.length < view.minVotes}>
        {t('close.act')}
      </Button>
    </form>
  );
}
