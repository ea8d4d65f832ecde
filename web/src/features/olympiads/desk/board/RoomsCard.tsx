import { useTranslation } from 'react-i18next';
import { Card } from '../../../../ui/Card';
import { Tag } from '../../../../ui/Tag';
import { useTableState } from '../../../../ui/tableState';
import { useNarrow } from '../../../../ui/useNarrow';
import type { Board } from '../queries';
import { factsOf, groupsOf, leftOf, totalsOf, type Group } from './groups';
import { StateBar } from './StateBar';
import type { Participant } from './states';

interface Props {
  board: Board;
  running: boolean;
  maySeat: boolean;
  onSeated: (participants: Participant[]) => void;
}

/** Of the folded list of all participants, into which a school leads. */
export const participantsId = 'participants';

/** Schools and their rooms: who came, what is on devices, what has arrived, and who is still waited for. One that is alone needs no bar beside that of the whole round; on a phone many are folded to how many have opened the paper. */
export function RoomsCard({ board, running, maySeat, onSeated }: Props) {
  const { t } = useTranslation('desk');
  const narrow = useNarrow();
  const [, change] = useTableState();
  const goTo = (school: string) => {
    change({ school });
    const list = document.getElementById(participantsId);
    // Folded, it may be too short to come to the top.
    list?.setAttribute('open', '');
    list?.scrollIntoView();
  };
  const groups = groupsOf(board);
  if (groups.length === 0) return null;
  const alone = groups.length === 1;
  const left = new Set(leftOf(board, running).map(({ registrationId }) => registrationId));
  return (
    <Card title={t(alone ? 'seats.titleAlone' : 'seats.title')}>
      <div className="schools">
        {groups.map((group) => {
          const name = nameOf(group, t('seats.roomOf', { room: group.room }));
          const unmarked = group.participants.filter(({ isPresent }) => isPresent === null);
          const open = group.participants.filter(({ registrationId }) => left.has(registrationId)).length;
          const bar = !alone && <StateBar totals={totalsOf(group.participants)} label={name} />;
          const counts = !alone && <span className="num right">{t('board.opened', factsOf(group.participants))}</span>;
          const facts = (
            <p className="small muted facts-line">
              <Facts group={group} left={open} always={alone || narrow} />{' '}
              {maySeat && unmarked.length > 0 && (
                <button
                  type="button"
                  className="linklike"
                  aria-label={t('seats.allCameOf', { name })}
                  onClick={() => onSeated(unmarked)}
                >
                  {t('seats.allCame')}
                </button>
              )}
            </p>
          );
          if (narrow && !alone)
            return (
              <details key={group.key} className="school-fold">
                <summary>
                  <span>{name}</span>
                  {open > 0 && <Tag kind="warn">{t('left.count', { count: open })}</Tag>}
                  {counts}
                </summary>
                {bar}
                {facts}
                <p className="small">
                  <button type="button" className="linklike" onClick={() => goTo(group.school)}>
                    {t('board.participants')}
                    <span className="visually-hidden">: {group.school}</span>
                  </button>
                </p>
              </details>
            );
          return (
            <section key={group.key} className="school" aria-label={name}>
              <span>{name}</span>
              {bar}
              {counts}
              {facts}
            </section>
          );
        })}
      </div>
    </Card>
  );
}

const nameOf = ({ school, room }: Group, roomWords: string) => (room === '' ? school : `${school}, ${roomWords}`);

/** @param always Also says that nobody is marked yet. */
function Facts({ group, left, always }: { group: Group; left: number; always: boolean }) {
  const { t } = useTranslation('desk');
  const facts = factsOf(group.participants);
  return [
    ...(always || facts.seated + facts.absent > 0 ? [t('seats.came', facts)] : []),
    ...(facts.absent > 0 ? [t('seats.absentCount', facts)] : []),
    ...(facts.withKit > 0 ? [t('seats.withKit', facts)] : []),
    ...(facts.filesExpected > 0 ? [t('seats.files', facts)] : []),
    ...(facts.unsent > 0 ? [t('seats.unsent', { count: facts.unsent })] : []),
    ...(left > 0 ? [t('left.count', { count: left })] : []),
  ].join(' · ');
}
