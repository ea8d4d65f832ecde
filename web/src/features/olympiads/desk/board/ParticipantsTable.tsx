import { useSearch } from '@tanstack/react-router';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { AddressFilter } from '../../../../ui/AddressFilter';
import { Countdown } from '../../../../ui/Countdown';
import { DataTable, type Column } from '../../../../ui/DataTable';
import { Tag, type TagKind } from '../../../../ui/Tag';
import { clockFace } from '../../../../ui/time';
import { useNarrow } from '../../../../ui/useNarrow';
import { withQuery } from '../../../../ui/withQuery';
import type { Board } from '../queries';
import { ParticipantActs } from './ParticipantActs';
import { participantsId } from './RoomsCard';
import { SeatCell } from './SeatCell';
import { boardStates, type Participant } from './states';

const kinds: Record<Participant['state'], TagKind> = {
  notOpened: 'none',
  answering: 'ok',
  paused: 'info',
  silent: 'warn',
  handedIn: 'info',
  timeOver: 'bad',
};

interface Props {
  board: Board;
  now: number;
  /** The reader may give time and stop it, and the round takes it. */
  mayAct: boolean;
  seats: Pick<ComponentProps<typeof SeatCell>, 'maySeat'> & {
    onRoom: (whom: Participant[]) => void;
    onCame: (whom: Participant[], isPresent: true | null) => void;
    onAbsent: (whom: Participant) => void;
  };
  onExtend: (whom: Participant) => void;
  onPause: (whom: Participant) => void;
  onChanged: () => Promise<unknown>;
}

/** One line for each participant. */
export function ParticipantsTable({ board, now, mayAct, seats, onExtend, onPause, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const narrow = useNarrow();
  const wanted: Record<string, unknown> = useSearch({ strict: false });
  const schools = new Map(board.schools.map((school) => [school.organizationId, school.name]));
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
        <div className="line state-cell">
          <Tag kind={kinds[row.state]}>{t(`board.one.${row.state}`)}</Tag>
          {row.pausedAt && (
            <span className="small muted">
              {t('pause.sinceFor', { time: formats.time(row.pausedAt), reason: row.pauseReason })}
            </span>
          )}
          {row.hasKit && row.attemptId === null && <Tag kind="info">{t('seats.kit')}</Tag>}
          {row.entriesUnsent > 0 && <Tag kind="warn">{t('seats.unsent', { count: row.entriesUnsent })}</Tag>}
          {row.filesExpected > 0 && (
            <Tag kind={row.filesReceived < row.filesExpected ? 'warn' : 'ok'}>{t('seats.files', row)}</Tag>
          )}
          {row.signOffReason !== null && (
            <span className="small muted">{t('left.signed', { reason: row.signOffReason })}</span>
          )}
          {row.begins.map(({ at, heardAt, counts }) => (
            <span key={at} className="small muted num">
              {t(counts ? 'board.begunAway' : 'board.begunBefore', {
                time: formats.time(at),
                heard: formats.time(heardAt),
              })}
            </span>
          ))}
          {row.lateTasks > 0 && <Tag kind="warn">{t('board.late', { count: row.lateTasks })}</Tag>}
        </div>
      ),
    },
    {
      id: 'seat',
      header: t('seats.seat'),
      plain: true,
      value: (row) => row.room,
      cell: (row) => (
        <SeatCell
          row={row}
          maySeat={seats.maySeat}
          onRoom={() => seats.onRoom([row])}
          onCame={(isPresent) => seats.onCame([row], isPresent)}
          onAbsent={() => seats.onAbsent(row)}
        />
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
      value: (row) => row.millisecondsLeft ?? (row.deadline ? Date.parse(row.deadline) - now : undefined),
      cell: (row) => <Left row={row} />,
    },
    {
      id: 'acts',
      header: t('board.acts'),
      plain: true,
      cell: (row) => (
        <ParticipantActs row={row} onExtend={() => onExtend(row)} onPause={() => onPause(row)} onChanged={onChanged} />
      ),
    },
  ];
  const shown = board.participants.filter(
    (row) =>
      (!wanted.state || row.state === wanted.state) &&
      (!wanted.school || schools.get(row.organizationId) === wanted.school),
  );
  const table = (
    <DataTable
      caption={t('board.participants')}
      columns={all.filter(({ id }) => (id !== 'acts' || mayAct) && (id !== 'school' || schools.size > 1))}
      rows={shown}
      rowKey={(row) => row.registrationId}
      defaultSort="state"
      exportList={withQuery(`/api/rounds/${board.roundId}/board`, {
        state: boardStates.find((state) => state === wanted.state),
        school: board.schools.find((school) => school.name === wanted.school)?.name,
        silent: board.silentMinutes,
      })}
      filters={
        <>
          <AddressFilter
            name="state"
            label={t('board.state')}
            options={boardStates.map((state) => [state, t(`board.is.${state}`)])}
          />
          {schools.size > 1 && (
            <AddressFilter
              name="school"
              label={t('board.school')}
              options={board.schools.map((school) => [school.name, school.name])}
            />
          )}
          {seats.maySeat && shown.length > 0 && !wanted.q && (
            <Button kind="ghost" onClick={() => seats.onRoom(shown)}>
              {t('seats.roomForShown', { count: shown.length })}
            </Button>
          )}
        </>
      }
    />
  );
  if (!narrow) return table;
  // Whoever has come by a filter wants to see whom it leaves.
  return (
    <Card>
      <details
        id={participantsId}
        className="school-fold"
        open={Boolean(wanted.state || wanted.school || wanted.q) || undefined}
      >
        <summary>
          <span>{t('board.participants')}</span>
          <span className="num right">{formats.number(shown.length)}</span>
        </summary>
        {table}
      </details>
    </Card>
  );
}

/** The time left: going down, standing, or none of anybody's business any more. */
function Left({ row }: { row: Participant }) {
  const { t } = useTranslation('desk');
  if (row.millisecondsLeft !== null)
    return <span className="num muted">{t('pause.stands', { time: clockFace(row.millisecondsLeft) })}</span>;
  if (row.deadline && (row.state === 'answering' || row.state === 'silent'))
    return <Countdown until={Date.parse(row.deadline)} label={t('board.left')} />;
  return <span className="muted">—</span>;
}
