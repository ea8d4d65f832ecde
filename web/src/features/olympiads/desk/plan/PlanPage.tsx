import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Tag } from '../../../../ui/Tag';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, type Round } from '../queries';
import { PaperGrid } from './PaperGrid';
import { RoundDialog } from './RoundDialog';
import { RoundSealing } from './RoundSealing';
import { TracksCard } from './TracksCard';

/** Rounds with their windows, and a paper for each round and track. */
export function PlanPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const [edited, setEdited] = useState<Round | 'new'>();
  const [removed, setRemoved] = useState<Round>();
  const reread = () => queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) });
  const editable = olympiad.status !== 'cancelled';

  const order = useMutation({
    mutationFn: async (roundIds: string[]) => {
      await api.PUT('/api/olympiads/{id}/rounds/order', {
        params: { path: { id: olympiad.id } },
        body: { roundIds },
      });
      await reread();
    },
  });
  const earlier = (index: number) => {
    const ids = olympiad.rounds.map((round) => round.id);
    ids.splice(index - 1, 2, ids[index]!, ids[index - 1]!);
    order.mutate(ids);
  };

  return (
    <div className="stack">
      <ErrorNotice error={order.error} />
      {olympiad.rounds.length === 0 && (
        <Card>
          <EmptyState title={t('plan.noRounds')}>{t('plan.noRoundsHint')}</EmptyState>
        </Card>
      )}
      {olympiad.rounds.map((round, index) => (
        <Card
          key={round.id}
          title={round.title}
          action={
            editable && (
              <div className="line">
                {index > 0 && (
                  <Button kind="ghost" busy={order.isPending} onClick={() => earlier(index)}>
                    {t('plan.earlier')}
                  </Button>
                )}
                <Button kind="ghost" onClick={() => setEdited(round)}>
                  {t('plan.change')}
                </Button>
                {!round.hasAttempts && (
                  <Button kind="ghost" onClick={() => setRemoved(round)}>
                    {t('plan.remove')}
                  </Button>
                )}
              </div>
            )
          }
        >
          <div className="stack">
            <p className="line">
              <span className="num">{formats.span(round.opensAt, round.closesAt)}</span>
              <span>{t('minutes', { count: round.durationMinutes })}</span>
              <span className="muted">{t(`round.${round.kind}`)}</span>
              {round.hasAttempts && <Tag kind="info">{t('plan.started')}</Tag>}
            </p>
            <PaperGrid round={round} />
            {round.papers.length > 0 && <RoundSealing round={round} />}
          </div>
        </Card>
      ))}
      {editable && (
        <div className="line">
          <Button kind="ghost" onClick={() => setEdited('new')}>
            {t('create.addRound')}
          </Button>
        </div>
      )}
      <TracksCard onChanged={reread} />
      {edited && (
        <RoundDialog
          olympiadId={olympiad.id}
          round={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onSaved={reread}
        />
      )}
      {removed && (
        <ConfirmDialog
          title={t('plan.removeTitle')}
          action={t('plan.removeAct')}
          danger
          onClose={() => setRemoved(undefined)}
          onConfirm={async () => {
            await api.DELETE('/api/rounds/{id}', { params: { path: { id: removed.id } } });
            await reread();
          }}
        >
          {t('plan.removeText', { round: removed.title, count: removed.papers.length })}
        </ConfirmDialog>
      )}
    </div>
  );
}
