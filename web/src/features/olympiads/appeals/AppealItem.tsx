import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { myAppealsQuery, type MyAppeal, type MyAppeals } from './queries';
import { StateTag } from './StateTag';
import { TalkPlace } from './TalkPlace';

/** One appeal of one's own: what was said, when the commission talks, what it decided. */
export function AppealItem({ appeal, mine }: { appeal: MyAppeal; mine: MyAppeals }) {
  const { t } = useTranslation('appeals');
  const formats = useFormats();
  const queries = useQueryClient();
  const [withdrawing, setWithdrawing] = useState(false);
  const title = appeal.taskPosition ? t('about.points', { number: appeal.taskPosition }) : t('about.procedure');
  return (
    <li>
      <div className="line ends">
        <b>{title}</b>
        <StateTag state={appeal.state} outcome={appeal.outcome} />
      </div>
      <p className="small muted">{t('filed', { time: formats.dateTime(appeal.filedAt) })}</p>
      <p className="appeal-text">{appeal.text}</p>
      {appeal.state === 'open' && appeal.talkAt && (
        <p className="notice">
          {t('talk.at', { time: formats.dateTime(appeal.talkAt) })} <TalkPlace place={appeal.talkPlace} />
        </p>
      )}
      {appeal.reason && (
        <p className="appeal-remark">
          <span className="small muted">
            {t('decided', { time: formats.dateTime(appeal.endedAt!) })}
            {appeal.pointsBefore !== null &&
              appeal.pointsAfter !== null &&
              ` · ${t('points', { before: formats.number(appeal.pointsBefore), after: formats.number(appeal.pointsAfter) })}`}
          </span>
          {appeal.reason}
        </p>
      )}
      {appeal.state === 'open' && mine.isOwn && (
        <div className="line">
          <Button kind="ghost" onClick={() => setWithdrawing(true)}>
            {t('withdraw.act')}
          </Button>
        </div>
      )}
      {withdrawing && (
        <ConfirmDialog
          title={t('withdraw.title')}
          action={t('withdraw.act')}
          onClose={() => setWithdrawing(false)}
          onConfirm={async () => {
            await api.POST('/api/appeals/{id}/withdraw', { params: { path: { id: appeal.id } } });
            await queries.invalidateQueries({ queryKey: myAppealsQuery(mine.attemptId).queryKey });
          }}
        >
          {t('withdraw.text')}
        </ConfirmDialog>
      )}
    </li>
  );
}
