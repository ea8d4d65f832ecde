import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { EmptyState } from '../../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { placeText } from '../../standings/distribution';
import { useOlympiad } from '../olympiadContext';
import { olympiadKey, standingQuery } from '../queries';
import { newestOther, rescorableQuery, rescoreQuery, type Rescorable, type Rescore } from './queries';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/rescore/$roundId/$taskId');

type Change = Rescore['changes'][number];

/** What another version of a question would change, person by person; then the decision. */
export function RescorePreviewPage() {
  const { t } = useTranslation('desk');
  const olympiad = useOlympiad();
  const { roundId, taskId } = route.useParams();
  const search: Record<string, unknown> = route.useSearch();
  const list = useQuery(rescorableQuery(olympiad.id, roundId));
  const task = list.data?.find((other) => other.taskId === taskId);
  const version =
    task?.versions.find((other) => other.id === search.version && other.id !== task.versionId) ??
    (task && newestOther(task));
  return (
    <div className="stack">
      <Link to="/olympiads/$olympiadId/rescore" params={{ olympiadId: olympiad.id }}>
        ← {t('rescore.backToTasks')}
      </Link>
      <ErrorNotice error={list.error} />
      {list.isPending && <Skeleton lines={6} />}
      {task && (
        <header>
          <h2>
            {task.trackName}, {t('rescore.task', { number: task.position })}
          </h2>
          <p className="muted">{task.title}</p>
        </header>
      )}
      {task && !version && <EmptyState title={t('rescore.noVersion')}>{t('rescore.how')}</EmptyState>}
      {task && version && <Preview task={task} roundId={roundId} versionId={version.id} />}
    </div>
  );
}

function Preview({ task, roundId, versionId }: { task: Rescorable; roundId: string; versionId: string }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const olympiad = useOlympiad();
  const queries = useQueryClient();
  const navigate = route.useNavigate();
  const [applying, setApplying] = useState(false);
  const preview = useQuery(rescoreQuery(olympiad.id, roundId, task.taskId, versionId));
  const published = useQuery(standingQuery(olympiad.id)).data?.publishedAt;
  const data = preview.data;
  const others = task.versions.filter((version) => version.id !== task.versionId);
  const number = (id: string) => task.versions.find((version) => version.id === id)?.number ?? 0;
  const signed = (value: number) => formats.number(value, { signDisplay: 'exceptZero' });

  const columns: Column<Change>[] = [
    {
      id: 'name',
      header: t('rescore.name'),
      value: (row) => row.name,
      cell: (row) => (
        <>
          {row.name}
          <p className="small muted">{row.school}</p>
        </>
      ),
    },
    {
      id: 'points',
      header: t('rescore.points'),
      value: (row) => row.pointsAfter,
      cell: (row) => (
        <span className="num">
          {formats.number(row.pointsBefore)} → <b>{formats.number(row.pointsAfter)}</b>
        </span>
      ),
    },
    {
      id: 'change',
      header: t('rescore.change'),
      value: (row) => row.pointsAfter - row.pointsBefore,
      cell: (row) => {
        const change = row.pointsAfter - row.pointsBefore;
        return change === 0 ? (
          <Tag kind="none">{t('rescore.same')}</Tag>
        ) : (
          <Tag kind={change > 0 ? 'ok' : 'bad'}>
            <span className="num">{signed(change)}</span>
          </Tag>
        );
      },
    },
    {
      id: 'place',
      header: t('rescore.place'),
      value: (row) => row.placeAfter.from,
      cell: (row) => (
        <span className="num">
          {placeText(row.placeBefore)} → <b>{placeText(row.placeAfter)}</b>
        </span>
      ),
    },
  ];

  return (
    <>
      {others.length > 1 && (
        <label className="line">
          {t('rescore.version')}
          <select
            className="input filter"
            value={versionId}
            onChange={(event) => void navigate({ search: { version: event.target.value }, replace: true })}
          >
            {others.map((version) => (
              <option key={version.id} value={version.id}>
                {t('rescore.versionOf', { number: version.number, time: formats.dateTime(version.createdAt) })}
              </option>
            ))}
          </select>
        </label>
      )}
      <ErrorNotice error={preview.error} />
      {preview.isPending && <Skeleton lines={6} />}
      {data && (
        <Card
          title={t('rescore.effect', { from: number(data.fromVersionId), to: number(data.toVersionId) })}
          action={<Button onClick={() => setApplying(true)}>{t('rescore.apply')}</Button>}
        >
          <div className="stack">
            <dl className="rescore-numbers">
              <Figure name={t('rescore.works')} value={formats.number(data.works)} />
              {data.ofEarlierSeals > 0 && (
                <Figure name={t('rescore.earlier')} value={formats.number(data.ofEarlierSeals)} />
              )}
              <Figure name={t('rescore.gaining')} value={formats.number(data.gaining)} />
              <Figure name={t('rescore.losing')} value={formats.number(data.losing)} />
              <Figure
                name={t('rescore.max')}
                value={
                  data.maxPointsBefore === data.maxPointsAfter
                    ? formats.number(data.maxPointsAfter)
                    : `${formats.number(data.maxPointsBefore)} → ${formats.number(data.maxPointsAfter)}`
                }
              />
            </dl>
            {!data.asksTheSame && <Notice kind="warn">{t('rescore.asksOther')}</Notice>}
            {published && <Notice kind="warn">{t('rescore.published')}</Notice>}
          </div>
        </Card>
      )}
      {data && (
        <DataTable
          caption={t('rescore.changes')}
          columns={columns}
          rows={data.changes}
          rowKey={(row) => row.registrationId}
          defaultSort="place"
          exportList={`/api/rounds/${roundId}/tasks/${task.taskId}/rescore?versionId=${versionId}`}
          empty={<EmptyState title={t('rescore.nobody')}>{t('rescore.nobodyHint')}</EmptyState>}
        />
      )}
      {data && applying && (
        <ConfirmDialog
          title={t('rescore.applyTitle')}
          action={t('rescore.apply')}
          onClose={() => setApplying(false)}
          onConfirm={async () => {
            await api.POST('/api/rounds/{roundId}/tasks/{taskId}/rescore', {
              params: { path: { roundId, taskId: task.taskId } },
              body: { fromVersionId: data.fromVersionId, toVersionId: data.toVersionId, toWrittenAt: data.toWrittenAt },
            });
            await queries.invalidateQueries({ queryKey: rescorableQuery(olympiad.id, roundId).queryKey, exact: true });
            void queries.invalidateQueries({ queryKey: olympiadKey(olympiad.id) });
            await navigate({ to: '/olympiads/$olympiadId/rescore', params: { olympiadId: olympiad.id } });
          }}
        >
          <p>{t('rescore.applyText', { count: data.works })}</p>
          <p>{t('rescore.applyLog')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
