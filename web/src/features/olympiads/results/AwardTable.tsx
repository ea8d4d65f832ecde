import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { DataTable, type Column } from '../../../ui/DataTable';
import { CheckField } from '../../../ui/Field';
import { placeText } from '../standings/distribution';
import { ChangeDialog } from './ChangeDialog';
import { rise, type AwardRow, type AwardStatus, type AwardTrack } from './queries';
import { StatusTag } from './StatusTag';

interface Props {
  track: AwardTrack;
  /** Rules are being tried: what they do is compared with what is saved. */
  trying: boolean;
  /** Signed: a status can be changed by hand. */
  signed: boolean;
  onChanged: () => Promise<unknown>;
}

/** One track: how many have which status, then everybody. */
export function AwardTable({ track, trying, signed, onChanged }: Props) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const [changing, setChanging] = useState<AwardRow>();
  const [onlyMoved, setOnlyMoved] = useState(false);
  const moved = track.rows.filter((row) => rise(row) !== 0);
  const count = (status: AwardStatus) => track.rows.filter((row) => row.status === status).length;
  const [winners, prizeWinners] = [count('winner'), count('prizeWinner')];
  const named = track.rows.some((row) => row.name !== null);
  const label = (row: AwardRow) => row.name ?? (row.ciphers.join(', ') || '—');
  const columns: Column<AwardRow>[] = [
    {
      id: 'place',
      header: t('awards.place'),
      value: (row) => row.place.from,
      cell: (row) => <b className="num">{placeText(row.place)}</b>,
    },
    { id: 'name', header: t(named ? 'awards.name' : 'awards.work'), head: true, value: label, cell: label },
    ...(named
      ? ([
          {
            id: 'school',
            header: t('awards.school'),
            plain: true,
            value: (row) => row.school ?? undefined,
            cell: (row) => row.school,
          },
          {
            id: 'grade',
            header: t('awards.grade'),
            numeric: true,
            value: (row) => row.grade ?? undefined,
            cell: (row) => row.grade,
          },
        ] satisfies Column<AwardRow>[])
      : []),
    {
      id: 'points',
      header: t('awards.points', { max: formats.number(track.maxPoints) }),
      numeric: true,
      value: (row) => row.points,
      cell: (row) => formats.number(row.points),
    },
    {
      id: 'status',
      header: t('awards.status'),
      value: (row) => t(`status.${row.status!}`),
      cell: (row) => <StatusCell row={row} />,
    },
    ...(signed
      ? ([
          {
            id: 'act',
            header: t('awards.act'),
            plain: true,
            cell: (row) =>
              row.registrationId && (
                <button
                  type="button"
                  className="linklike"
                  aria-label={t('awards.changeOf', { name: label(row) })}
                  onClick={() => setChanging(row)}
                >
                  {t('awards.change')}
                </button>
              ),
          },
        ] satisfies Column<AwardRow>[])
      : []),
  ];
  return (
    <div className="stack">
      <div role="status">
        <p>
          {t('awards.summary', {
            track: track.name,
            winners,
            winnerQuota: track.winnerQuota,
            prizeWinners,
            awarded: winners + prizeWinners,
            quota: track.quota,
          })}
        </p>
      </div>
      <DataTable
        caption={track.name}
        columns={columns}
        rows={trying && onlyMoved ? moved : track.rows}
        filters={
          trying && (
            <CheckField
              label={t('awards.onlyMoved')}
              checked={onlyMoved}
              onChange={({ target }) => setOnlyMoved(target.checked)}
            />
          )
        }
        empty={trying && onlyMoved ? t('awards.noneMoved') : undefined}
        rowKey={(row) => row.rowId}
        defaultSort="place"
      />
      {changing?.registrationId && (
        <ChangeDialog
          registrationId={changing.registrationId}
          status={changing.status}
          name={label(changing)}
          onSaved={onChanged}
          onClose={() => setChanging(undefined)}
        />
      )}
    </div>
  );
}

function StatusCell({ row }: { row: AwardRow }) {
  const { t } = useTranslation('results');
  const by = rise(row);
  return (
    <>
      <StatusTag status={row.status!} />
      {by !== 0 && (
        <span className={`small award-move ${by > 0 ? 'ok-ink' : 'bad-ink'}`}>
          <span aria-hidden="true">{by > 0 ? '▲ ' : '▼ '}</span>
          {t(by > 0 ? 'awards.raised' : 'awards.lowered', { status: t(`status.${row.before!}`) })}
        </span>
      )}
    </>
  );
}
