import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
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
import { LeftBehind } from './LeftBehind';
import { ParticipantsTable } from './ParticipantsTable';
import { PauseDialog } from './PauseDialog';
import { PauseNotice } from './PauseNotice';
import { ReasonDialog } from './ReasonDialog';
import { RoomDialog } from './RoomDialog';
import { RoomsCard } from './RoomsCard';
import { RoundSummary } from './RoundSummary';
import { useSilence, withSilence } from './silence';
import { isRunning, takesActs, type Participant, type Whom } from './states';
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
  const silence = useSilence();
  const [live, setLive] = useState(false);
  const [dialog, setDialog] = useState<{ kind: 'extend' | 'pause'; whom: Whom }>();
  const [seating, setSeating] = useState<{ kind: 'room' | 'absent'; whom: Participant[] }>();

  useEffect(() => {
    const { queryKey } = boardQuery(roundId);
    return connectHub(`/hubs/organizer?round=${roundId}`, {
      on: { BoardChanged: (next: Board) => queries.setQueryData(queryKey, next) },
      onConnected: () => queries.invalidateQueries({ queryKey }),
      onState: (state) => setLive(state === 'connected'),
    });
  }, [roundId, queries]);

  const data = board.data && withSilence(board.data, silence, now);
  const running = data !== undefined && isRunning(data, now);
  const mayAct = staff && data !== undefined && takesActs(data, now);
  const changed = () => queries.invalidateQueries(query);
  const mark = useMutation({
    mutationFn: async ({ whom, ...marked }: { whom: Participant[]; isPresent: boolean | null; reason: string }) => {
      const registrationIds = whom.map(({ registrationId }) => registrationId);
      await api.PUT('/api/rounds/{id}/attendance', {
        params: { path: { id: roundId } },
        body: { registrationIds, ...marked },
      });
      await changed();
    },
  });
  const came = (whom: Participant[], isPresent: true | null) => mark.mutate({ whom, isPresent, reason: '' });
  const maySeat = data !== undefined && !data.closedAt;
  const ask = (kind: 'extend' | 'pause', { attemptId, registrationId, name }: Participant) =>
    setDialog({ kind, whom: attemptId !== null ? { attemptId, name } : { roundId, registrationId, name } });
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
          {mayAct && (
            <Button
              kind={data.pausedAt ? 'ghost' : 'primary'}
              onClick={() => setDialog({ kind: 'extend', whom: { roundId } })}
            >
              {t('board.extend')}
            </Button>
          )}
          {mayAct && !data.pausedAt && (
            <Button kind="ghost" onClick={() => setDialog({ kind: 'pause', whom: { roundId } })}>
              {t('pause.all')}
            </Button>
          )}
        </div>
      }
    >
      <div className="stack">
        <ErrorNotice error={board.error ?? mark.error} />
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
        {data && Date.parse(data.opensAt) <= now && (
          <p>
            <Link to="/rounds/$roundId/carried" params={{ roundId }}>
              {t('board.carried')}
            </Link>
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
            <LeftBehind board={data} running={running} maySign={staff} onChanged={changed} />
            <RoomsCard board={data} running={running} maySeat={maySeat} onSeated={(whom) => came(whom, true)} />
            <ParticipantsTable
              board={data}
              now={now}
              mayAct={mayAct}
              seats={{
                maySeat,
                onRoom: (whom) => setSeating({ kind: 'room', whom }),
                onCame: came,
                onAbsent: (row) => setSeating({ kind: 'absent', whom: [row] }),
              }}
              onExtend={(row) => ask('extend', row)}
              onPause={(row) => ask('pause', row)}
              onChanged={changed}
            />
          </>
        )}
      </div>
      {dialogProps && (dialog.kind === 'extend' ? <ExtendDialog {...dialogProps} /> : <PauseDialog {...dialogProps} />)}
      {data && seating?.kind === 'room' && (
        <RoomDialog
          olympiadId={data.olympiadId}
          participants={seating.whom}
          onClose={() => setSeating(undefined)}
          onDone={changed}
        />
      )}
      {seating?.kind === 'absent' && (
        <ReasonDialog
          title={t('seats.absentOf', { name: seating.whom[0]!.name })}
          text={t('seats.absentText')}
          action={t('seats.absentAct')}
          hint={t('seats.absentHint')}
          onClose={() => setSeating(undefined)}
          onSubmit={(reason) => mark.mutateAsync({ whom: seating.whom, isPresent: false, reason })}
        />
      )}
    </Page>
  );
}
