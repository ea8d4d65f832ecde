import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connectHub } from '../../../../api/hub';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { Skeleton } from '../../../../ui/Skeleton';
import { Tag } from '../../../../ui/Tag';
import { useServerNow } from '../../../../ui/time';
import { isStaff, useMe } from '../../../people/queries/me';
import { boardQuery, type Board } from '../queries';
import { ExtendDialog } from './ExtendDialog';
import { ParticipantsTable } from './ParticipantsTable';
import { PauseDialog } from './PauseDialog';
import { PauseNotice } from './PauseNotice';
import { RoundSummary } from './RoundSummary';
import { isRunning, type Participant, type Whom } from './states';
import './board.css';
import '../desk.css';

const route = getRouteApi('/frame/shell/rounds/$roundId/board');

/** How a round goes, live: for the cabinet all schools and the means to give time and to stop it, for a coordinator the own pupils. */
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
  const [dialog, setDialog] = useState<{ kind: 'extend' | 'pause'; whom: Whom }>();

  useEffect(() => {
    const { queryKey } = boardQuery(roundId);
    return connectHub(`/hubs/organizer?round=${roundId}`, {
      on: { BoardChanged: (next: Board) => queries.setQueryData(queryKey, next) },
      onConnected: () => queries.invalidateQueries({ queryKey }),
      onState: (state) => setLive(state === 'connected'),
    });
  }, [roundId, queries]);

  const data = board.data;
  const running = data !== undefined && isRunning(data, now);
  const changed = () => queries.invalidateQueries(query);
  const ask = (kind: 'extend' | 'pause', { attemptId, name }: Participant) =>
    attemptId !== null && setDialog({ kind, whom: { attemptId, name } });
  const dialogProps = dialog && { whom: dialog.whom, onClose: () => setDialog(undefined), onDone: changed };

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
          {running && staff && (
            <Button
              kind={data.pausedAt ? 'ghost' : 'primary'}
              onClick={() => setDialog({ kind: 'extend', whom: { roundId } })}
            >
              {t('board.extend')}
            </Button>
          )}
          {running && staff && !data.pausedAt && (
            <Button kind="ghost" onClick={() => setDialog({ kind: 'pause', whom: { roundId } })}>
              {t('pause.all')}
            </Button>
          )}
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
            {data.pausedAt && (
              <PauseNotice board={data} pausedAt={data.pausedAt} now={now} mayAct={staff} onChanged={changed} />
            )}
            <RoundSummary board={data} running={running} />
            <ParticipantsTable
              board={data}
              now={now}
              mayAct={running && staff}
              onExtend={(row) => ask('extend', row)}
              onPause={(row) => ask('pause', row)}
              onChanged={changed}
            />
          </>
        )}
      </div>
      {dialogProps && (dialog.kind === 'extend' ? <ExtendDialog {...dialogProps} /> : <PauseDialog {...dialogProps} />)}
    </Page>
  );
}
