import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { MarkingDesk } from './MarkingDesk';
import { claim, markingTasksQuery, type Claim, type MarkingView } from './queries';
import { useJuryHub } from './useJuryHub';
import './jury.css';

const route = getRouteApi('/frame/shell/marking/$roundId/$taskId');

/** One work after the other: the next one comes by itself when a marking is done. */
export function MarkingPage() {
  const { t } = useTranslation('jury');
  const params = route.useParams();
  return (
    <MarkingRun
      {...params}
      how={{ kind: 'next' }}
      nothing={t('marking.nothingLeft')}
      back={<Link to="/marking">{t('marking.toTasks')}</Link>}
    />
  );
}

interface Props {
  roundId: string;
  taskId: string;
  how: Claim;
  /** What is said when nothing is left. */
  nothing: string;
  back: ReactNode;
  /** What ends a marking does; without it the next work is taken. */
  onDone?: () => void;
}

/** Takes a work and shows it to be marked. */
export function MarkingRun({ roundId, taskId, how, nothing, back, onDone }: Props) {
  const { t } = useTranslation('jury');
  const queries = useQueryClient();
  useJuryHub([roundId]);
  const cipher = how.kind === 'settle' ? how.cipher : undefined;
  const { mutate, data, error, isIdle, isPending } = useMutation({
    mutationFn: async (next: MarkingView | undefined) => next ?? claim(roundId, taskId, how),
    networkMode: 'always',
    onSettled: () => queries.invalidateQueries({ queryKey: markingTasksQuery.queryKey }),
  });
  useEffect(() => mutate(undefined), [mutate, roundId, taskId, how.kind, cipher]);
  if (data)
    return <MarkingDesk key={data.id} view={data} back={back} isOneOfMany={!onDone} onNext={onDone ?? mutate} />;
  return (
    <Page title={t('marking.title')}>
      <div className="stack">
        <ErrorNotice error={error} />
        <Card>
          {isIdle || isPending ? (
            <Skeleton lines={6} />
          ) : (
            <EmptyState
              title={error ? t('marking.failed') : nothing}
              action={error && <Button onClick={() => mutate(undefined)}>{t('marking.again')}</Button>}
            >
              {back}
            </EmptyState>
          )}
        </Card>
      </div>
    </Page>
  );
}
