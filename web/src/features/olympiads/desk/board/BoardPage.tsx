import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectHub } from '../../../../api/hub';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { Countdown } from '../../../../ui/Countdown';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag, type TagKind } from '../../../../ui/Tag';
import { useServerNow } from '../../../../ui/time';
import { AddressFilter } from '../../../../ui/AddressFilter';
import { isStaff, useMe } from '../../../people/queries/me';
import { boardQuery, type Board } from '../queries';
import { ExtendDialog, type Extension } from './ExtendDialog';
import { StateBar } from './StateBar';
import { boardStates, notOpened } from './states';
import './board.css';
import '../desk.css';

type Participant = Board['participants'][number];

const kinds: Record<Participant['state'], TagKind> = {
  notOpened: 'none',
  answering: 'ok',
  silent: 'warn',
  handedIn: 'info',
  timeOver: 'bad',
};

const route = getRouteApi('/frame/shell/rounds/$roundId/board');

/** How a round goes, live: for the cabinet all schools and the means to give time, for a coordinator the own pupils. */
export function BoardPage() {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const queries = useQueryClient();
  const now = useServerNow(15_000);
  const { roundId } = route.useParams();
  const query = boardQuery(roundId);
  const board = useQuery(query);
  const me = useMe();
  const staff = me !== undefined && isStaff(me);
  const [live, setLive] = useState(false);
  const [extended, setExtended] = useState<Extension>();
  const wanted: Record<string, unknown> = useSearch({ strict: false });

  useEffect(() => {
    const { queryKey } = boardQuery(roundId);
    return connectHub(`/hubs/organizer?round=${roundId}`, {
      on: { BoardChanged: (next: Board) => queries.setQueryData(queryKey, next) },
      onConnected: () => queries.invalidateQueries({ queryKey }),
      onState: (state) => setLive(state === 'connected'),
    });
  }, [roundId, queries]);

  const data = board.data;
  const schools = new Map(data?.schools.map((school) => [school.organizationId, school.name]));
  const running = data && !data.closedAt && Date.parse(data.opensAt) <= now && now < Date.parse(data.closesAt);
  const manySchools = schools.size > 1;
  const all: Column<Participant>[] = [
    { id: 'name', header: t('board.name'), value: (row) => row.name, cell: (row) => row.name },
    {
      id: 'school',
      header: t('board.school'),
      plain: true,
      value: (row) => schools.get(row.organizationId),
      cell: (row) => schools.get(row.organizationId),
    },
    { id: 'track', header: t('board.track'), plain: true, value: (row) => row.trackName, cell: (row) => row.trackName },
    {
      id: 'state',
      header: t('board.state'),
      plain: true,
      value: (row) => boardStates.indexOf(row.state),
      cell: (row) => (
        <div className="line">
          <Tag kind={kinds[row.state]}>{t(`board.one.${row.state}`)}</Tag>
          {row.lateTasks > 0 && <Tag kind="warn">{t('board.late', { count: row.lateTasks })}</Tag>}
        </div>
      ),
    },
    {
      id: 'saved',
      header: t('board.saved'),
      value: (row) => (row.lastSavedAt ? Date.parse(row.lastSavedAt) : undefined),
      cell: (row) =>
        row.lastSavedAt ? (
          <time dateTime={row.lastSavedAt} className="num">
            {formats.relative(Math.min(now, Date.parse(row.lastSavedAt)), now)}
          </time>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      id: 'left',
      header: t('board.left'),
      value: (row) => (row.deadline ? Date.parse(row.deadline) : undefined),
      cell: (row) =>
        row.deadline && (row.state === 'answering' || row.state === 'silent') ? (
          <Countdown until={Date.parse(row.deadline)} label={t('board.left')} />
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      id: 'acts',
      header: t('board.acts'),
      plain: true,
      cell: (row) =>
        running && row.attemptId && row.state !== 'handedIn' ? (
          <button
            type="button"
            className="linklike"
            aria-label={t('board.addTimeTo', { name: row.name })}
            onClick={() => setExtended({ attemptId: row.attemptId!, name: row.name })}
          >
            {t('board.addTime')}
          </button>
        ) : null,
    },
  ];
  const columns = all.filter(({ id }) => (id !== 'acts' || staff) && (id !== 'school' || manySchools));

  return (
    <Page
      title={t('board.title')}
      width="wide"
      lead={
        data && (
          <>
            <Link
              to={staff ? '/olympiads/$olympiadId' : '/olympiads/$olympiadId/registrations'}
              params={{ olympiadId: data.olympiadId }}
            >
              {data.olympiadTitle}
            </Link>{' '}
            · {data.roundTitle} · <span className="num">{formats.span(data.opensAt, data.closesAt)}</span>
          </>
        )
      }
      action={
        <div className="line">
          <Tag kind={live ? 'ok' : 'none'}>{t(live ? 'board.live' : 'board.connecting')}</Tag>
          {running && staff && <Button onClick={() => setExtended({ roundId })}>{t('board.extend')}</Button>}
        </div>
      }
    >
      <div className="stack">
        <ErrorNotice error={board.error} />
        {data?.sheetFrom && (
          <p>
            {Date.parse(data.sheetFrom) <= now ? (
              <a href={`/api/rounds/${roundId}/opening-key/sheet.pdf`} target="_blank" rel="noreferrer">
                {t('board.sheet')}
              </a>
            ) : (
              t('board.sheetFrom', { time: formats.dateTime(data.sheetFrom) })
            )}
          </p>
        )}
        {board.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {data && (
          <>
            <Card
              title={t('board.all', { count: data.total.registered })}
              action={
                running && (
                  <span>
                    {t('board.untilEnd')}{' '}
                    <b>
                      <Countdown until={Date.parse(data.closesAt)} label={t('board.untilEnd')} />
                    </b>
                  </span>
                )
              }
            >
              <div className="stack">
                <p>{t('board.openedOf', { opened: data.total.opened, registered: data.total.registered })}</p>
                <StateBar totals={data.total} label={t('board.all', { count: data.total.registered })} />
                <ul role="list" className="legend">
                  {boardStates.map((state) => (
                    <li key={state}>
                      <i className={`swatch ${state}`} aria-hidden="true" />
                      <b className="num">
                        {formats.number(state === 'notOpened' ? notOpened(data.total) : data.total[state])}
                      </b>{' '}
                      {t(`board.is.${state}`)}
                      {state === 'silent' && ` ${t('board.silentFor', { count: data.silentMinutes })}`}
                    </li>
                  ))}
                </ul>
              </div>
            </Card>
            {manySchools && (
              <Card title={t('board.bySchool')}>
                <div className="schools">
                  {data.schools.map((school) => (
                    <div key={school.organizationId} className="school">
                      <span>{school.name}</span>
                      <StateBar totals={school.totals} label={school.name} />
                      <span className="num right">
                        {t('board.opened', { opened: school.totals.opened, registered: school.totals.registered })}
                      </span>
                    </div>
                  ))}
                </div>
              </Card>
            )}
            <DataTable
              caption={t('board.participants')}
              columns={columns}
              rows={data.participants.filter(
                (row) =>
                  (!wanted.state || row.state === wanted.state) &&
                  (!wanted.school || schools.get(row.organizationId) === wanted.school),
              )}
              rowKey={(row) => row.registrationId}
              defaultSort="state"
              filters={
                <>
                  <AddressFilter
                    name="state"
                    label={t('board.state')}
                    options={boardStates.map((state) => [state, t(`board.is.${state}`)])}
                  />
                  {manySchools && (
                    <AddressFilter
                      name="school"
                      label={t('board.school')}
                      options={data.schools.map((school) => [school.name, school.name])}
                    />
                  )}
                </>
              }
            />
          </>
        )}
      </div>
      {extended && (
        <ExtendDialog
          extension={extended}
          onClose={() => setExtended(undefined)}
          onDone={() => queries.invalidateQueries(query)}
        />
      )}
    </Page>
  );
}
