import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Skeleton } from '../../../../ui/Skeleton';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, paperQuery } from '../queries';
import { moved } from './moved';
import { PaperForm } from './PaperForm';
import { PickDialog } from './PickDialog';
import { TaskRow } from './TaskRow';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/papers/$paperId');

/** One paper: its tasks in their order, and whether their points make up the maximum. */
export function PaperPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const olympiad = useOlympiad();
  const { paperId } = route.useParams();
  const query = paperQuery(paperId);
  const paper = useQuery(query);
  const [picking, setPicking] = useState(false);
  const reread = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: query.queryKey }),
      queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) }),
    ]);
  const path = { id: paperId };

  const order = useMutation({
    mutationFn: async (taskIds: string[]) => {
      await api.PUT('/api/papers/{id}/tasks/order', { params: { path }, body: { taskIds } });
      await reread();
    },
  });
  const remove = useMutation({
    mutationFn: async (taskId: string) => {
      await api.DELETE('/api/papers/{id}/tasks/{taskId}', { params: { path: { ...path, taskId } } });
      await reread();
    },
  });
  const renew = useMutation({
    mutationFn: async ({ taskId, questionVersionId }: { taskId: string; questionVersionId: string }) => {
      await api.PUT('/api/papers/{id}/tasks/{taskId}', {
        params: { path: { ...path, taskId } },
        body: { questionVersionId },
      });
      await reread();
    },
  });

  const data = paper.data;
  if (!data)
    return (
      <>
        <ErrorNotice error={paper.error} />
        {paper.isPending && <Skeleton lines={6} />}
      </>
    );
  const round = olympiad.rounds.find((known) => known.id === data.roundId);
  const track = olympiad.tracks.find((known) => known.id === data.trackId);
  const ids = data.tasks.map((task) => task.id);
  const fixed = data.hasAttempts;

  return (
    <div className="stack">
      <div className="line">
        <Link to="/olympiads/$olympiadId/plan" params={{ olympiadId: olympiad.id }}>
          ← {t('sections.plan')}
        </Link>
        <span className="muted">
          {round?.title} · {track?.name}
        </span>
      </div>
      {fixed && <Notice>{t('paper.fixed')}</Notice>}
      <ErrorNotice error={order.error ?? remove.error ?? renew.error} />
      <div className="two">
        <Card
          title={t('paper.tasks')}
          action={
            <div className="line">
              <Link
                className="btn ghost"
                to="/olympiads/$olympiadId/papers/$paperId/preview"
                params={{ olympiadId: olympiad.id, paperId }}
              >
                {t('paper.preview')}
              </Link>
              {!fixed && <Button onClick={() => setPicking(true)}>{t('paper.add')}</Button>}
            </div>
          }
        >
          {data.tasks.length === 0 && <EmptyState title={t('paper.empty')}>{t('paper.emptyHint')}</EmptyState>}
          <ol role="list" className="checks">
            {data.tasks.map((task, index) => (
              <TaskRow
                key={task.id}
                task={task}
                number={index + 1}
                fixed={fixed}
                last={index === ids.length - 1}
                onMove={(by) => order.mutate(moved(ids, index, by))}
                onRemove={() => remove.mutate(task.id)}
                onRenew={() => renew.mutate({ taskId: task.id, questionVersionId: task.latestVersionId })}
              />
            ))}
          </ol>
        </Card>
        <div className="stack">
          <Card title={t('paper.sum')}>
            <div className="stack">
              <ProgressBar
                label={t('plan.points')}
                value={data.points}
                max={data.maxPoints}
                count={t('plan.pointsOf', { points: formats.number(data.points), max: formats.number(data.maxPoints) })}
              />
              {data.points !== data.maxPoints && (
                <Notice kind="warn">
                  {t(data.points < data.maxPoints ? 'paper.less' : 'paper.more', {
                    points: formats.number(Math.abs(data.maxPoints - data.points)),
                  })}
                </Notice>
              )}
            </div>
          </Card>
          <PaperForm key={data.version} paper={data} onSaved={reread} />
        </div>
      </div>
      {picking && (
        <PickDialog
          paperId={paperId}
          grade={track?.grade}
          present={data.tasks.map((task) => task.questionId)}
          onClose={() => setPicking(false)}
          onAdded={reread}
        />
      )}
    </div>
  );
}
