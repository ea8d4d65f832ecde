import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Card } from '../../../../ui/Card';
import { Countdown } from '../../../../ui/Countdown';
import type { Board } from '../queries';
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
              {state === 'silent' && ` ${t('board.silentFor', { count: board.silentMinutes })}`}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
