import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import type { Board } from '../queries';

interface Props {
  board: Board;
  pausedAt: string;
  now: number;
  mayAct: boolean;
  onChanged: () => Promise<unknown>;
}

/** The whole round stands: since when, for how long, why, and the way on. */
export function PauseNotice({ board, pausedAt, now, mayAct, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const formats = useFormats();
  const minutes = Math.max(0, Math.floor((now - Date.parse(pausedAt)) / 60_000));
  const resume = useMutation({
    mutationFn: async () => {
      await api.POST('/api/rounds/{id}/resume', { params: { path: { id: board.roundId } }, body: { pausedAt } });
      await onChanged();
    },
  });
  return (
    <section className="notice warn stack" aria-label={t('pause.isOn')}>
      <p>
        <b>{t('pause.isOn')}.</b> {t('pause.sinceFor', { time: formats.time(pausedAt), reason: board.pauseReason })}{' '}
        {t('pause.lasts', { count: minutes })}
      </p>
      {mayAct && (
        <div className="line">
          <Button busy={resume.isPending} onClick={() => resume.mutate()}>
            {t('pause.resumeAll')}
          </Button>
        </div>
      )}
      <ErrorNotice error={resume.error} />
    </section>
  );
}
