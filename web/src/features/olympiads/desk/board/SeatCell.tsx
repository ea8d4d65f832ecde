import { useTranslation } from 'react-i18next';
import { Tag } from '../../../../ui/Tag';
import type { Participant } from './states';

interface Props {
  row: Participant;
  maySeat: boolean;
  onRoom: () => void;
  onCame: (isPresent: true | null) => void;
  onAbsent: () => void;
}

/** Where a participant sits, whether they came, and the marks that say so. */
export function SeatCell({ row, maySeat, onRoom, onCame, onAbsent }: Props) {
  const { t } = useTranslation('desk');
  const act = (words: string, onClick: () => void) => (
    <button type="button" className="linklike" aria-label={`${words}: ${row.name}`} onClick={onClick}>
      {words}
    </button>
  );
  return (
    <div className="line">
      {maySeat
        ? act(row.room ? t('seats.roomOf', row) : t('seats.setRoom'), onRoom)
        : row.room && <span>{t('seats.roomOf', row)}</span>}
      {row.isPresent === true && <Tag kind="ok">{t('seats.present')}</Tag>}
      {row.isPresent === false && (
        <span>
          <Tag kind="none">{t('seats.absent')}</Tag> <span className="small muted">{row.absenceReason}</span>
        </span>
      )}
      {maySeat && row.isPresent === null && act(t('seats.presentAct'), () => onCame(true))}
      {maySeat && row.isPresent === null && row.attemptId === null && act(t('seats.absentAct'), onAbsent)}
      {maySeat && row.isPresent !== null && act(t('seats.unmark'), () => onCame(null))}
    </div>
  );
}
