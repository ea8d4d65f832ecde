import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Card } from '../../../../ui/Card';
import { Countdown } from '../../../../ui/Countdown';
import { useTableState } from '../../../../ui/tableState';
import type { Board } from '../queries';
import { silences } from './silence';
import { StateBar } from './StateBar';
import { boardStates, notOpened } from './states';

/** Everybody at a glance: how many are in which state. */
export function RoundSummary({ board, running }: { board: Board; running: boolean }) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const all = t('board.all', { count: board.total.registered });
  return (
    <Card
      title={all}
      action={
        running &&
        !board.pausedAt && (
          <span>
            {t('board.untilEnd')}{' '}
            <b>
              <Countdown until={Date.parse(board.closesAt)} label={t('board.untilEnd')} />
            </b>
          </span>
        )
      }
    >
      <div className="stack">
        <p>{t('board.openedOf', { opened: board.total.opened, registered: board.total.registered })}</p>
        <StateBar totals={board.total} label={all} />
        <ul role="list" className="legend">
          {boardStates.map((state) => (
            <li key={state}>
              <i className={`swatch ${state}`} aria-hidden="true" />
              <b className="num">
                {formats.number(state === 'notOpened' ? notOpened(board.total) : board.total[state])}
              </b>{' '}
              {t(`board.is.${state}`)}
              {state === 'silent' && <SilenceChoice minutes={board.silentMinutes} />}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** From how many minutes on somebody is silent: essays are written otherwise than tests. */
function SilenceChoice({ minutes }: { minutes: number }) {
  const { t } = useTranslation('desk');
  const [, change] = useTableState();
  const options = [...new Set<number>([...silences, minutes])].sort((a, b) => a - b);
  return (
    <select
      className="input silence"
      aria-label={t('board.silence')}
      value={minutes}
      onChange={(event) => change({ silent: Number(event.target.value) })}
    >
      {options.map((count) => (
        <option key={count} value={count}>
          {t('board.silentFor', { count })}
        </option>
      ))}
    </select>
  );
}
