import { useQueries, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/Card';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { ProgressBar } from '../../../../ui/ProgressBar';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { useStandingHub } from '../../standings/useStandingHub';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, type Round } from '../queries';
import { isOutdated, newestOther, rescorableQuery, type Rescorable } from './queries';

type Line = { round: Round; task: Rescorable };

/** Scoring again after a key was mended: which tasks it could be, and how far those are that run. */
export function RescorePage() {
  const { t } = useTranslation('desk');
  const olympiad = useOlympiad();
  const queries = useQueryClient();
  const rounds = olympiad.rounds.filter((round) => round.scoredAt);
  const lists = useQueries({
    queries: rounds.map((round) => ({
      ...rescorableQuery(olympiad.id, round.id),
      // The hub tells each step; this catches what a broken line has missed.
      refetchInterval: ({ state }: { state: { data: Rescorable[] | undefined } }) =>
        state.data?.some((task) => task.rescoringSince) ? 2_000 : false,
    })),
  });
  const reread = () => void queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) });
  useStandingHub(olympiad.id, rounds.length > 0, { onChange: reread, onConnected: reread });

  const lines = lists.flatMap((list, index) =>
    (list.data ?? []).filter((task) => task.automatic).map((task): Line => ({ round: rounds[index]!, task })),
  );
  const running = lines.filter(({ task }) => task.rescoringSince);
  const outdated = lines.filter(({ task }) => !task.rescoringSince && isOutdated(task));
  const others = lines.filter(({ task }) => !task.rescoringSince && !isOutdated(task));

  return (
    <div className="stack">
      <Link to="/olympiads/$olympiadId/standing" params={{ olympiadId: olympiad.id }}>
        ← {t('rescore.back')}
      </Link>
      <Notice>{t('rescore.how')}</Notice>
      {lists.map((list, index) => (
        <ErrorNotice key={rounds[index]!.id} error={list.error} />
      ))}
      {lists.some((list) => list.isPending) && <Skeleton lines={6} />}
      {rounds.length === 0 && (
        <Card>
          <EmptyState title={t('rescore.notScored')}>{t('results.emptyHint')}</EmptyState>
        </Card>
      )}
      {running.length > 0 && <Lines title={t('rescore.running')} lines={running} />}
      {rounds.length > 0 && lists.every((list) => list.data) && (
        <Lines title={t('rescore.outdated')} lines={outdated} empty={t('rescore.noneOutdated')} />
      )}
      {others.length > 0 && <Lines title={t('rescore.others')} lines={others} />}
    </div>
  );
}

function Lines({ title, lines, empty }: { title: string; lines: Line[]; empty?: string }) {
  return (
    <Card title={title}>
      {lines.length === 0 && <p className="muted">{empty}</p>}
      <ul role="list" className="checks">
        {lines.map(({ round, task }) => (
          <TaskLine key={task.taskId} round={round} task={task} />
        ))}
      </ul>
    </Card>
  );
}

function TaskLine({ round, task }: Line) {
  const { t } = useTranslation('desk');
  const { id: olympiadId, rounds } = useOlympiad();
  const other = newestOther(task);
  const place = [rounds.length > 1 && round.title, task.trackName, t('rescore.task', { number: task.position })]
    .filter(Boolean)
    .join(', ');
  const number = task.versions.find((version) => version.id === task.versionId)?.number;
  return (
    <li>
      <div className="rescore-task">
        <b>{place}</b>
        <p className="small muted">{task.title}</p>
      </div>
      {task.rescoringSince ? (
        <ProgressBar label={t('rescore.progress')} value={task.scored} max={task.works} />
      ) : (
        <span>
          <Tag kind={isOutdated(task) ? 'warn' : 'none'}>{t('rescore.by', { number })}</Tag>
        </span>
      )}
      {!task.rescoringSince && (
        <span className="line">
          <Link
            to="/questions/$bankId/$questionId"
            params={{ bankId: task.bankId, questionId: task.questionId }}
            aria-label={t('rescore.mendOf', { place })}
          >
            {t('rescore.mend')}
          </Link>
          {other && (
            <Link
              className="btn ghost"
              to="/olympiads/$olympiadId/rescore/$roundId/$taskId"
              params={{ olympiadId, roundId: round.id, taskId: task.taskId }}
              search={{ version: other.id }}
              aria-label={t('rescore.lookOf', { place })}
            >
              {t('rescore.look')}
            </Link>
          )}
        </span>
      )}
    </li>
  );
}
