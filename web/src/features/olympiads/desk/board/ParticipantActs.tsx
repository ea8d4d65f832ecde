import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { actsOn, type Participant } from './states';

interface Props {
  row: Participant;
  onExtend: () => void;
  onPause: () => void;
  onChanged: () => Promise<unknown>;
}

/** More time for one participant, a pause, and its end. */
export function ParticipantActs({ row, onExtend, onPause, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const resume = useMutation({
    mutationFn: async () => {
      if (row.attemptId === null || row.pausedAt === null) return;
      await api.POST('/api/attempts/{id}/resume', {
        params: { path: { id: row.attemptId } },
        body: { pausedAt: row.pausedAt },
      });
      await onChanged();
    },
  });
  const acts = actsOn(row);
  if (acts.length === 0) return null;
  const { name } = row;
  return (
    <div className="line">
      {acts.includes('addTime') && (
        <button type="button" className="linklike" aria-label={t('board.addTimeTo', { name })} onClick={onExtend}>
          {t('board.addTime')}
        </button>
      )}
      {acts.includes('resume') && (
        <button
          type="button"
          className="linklike"
          aria-label={t('pause.resumeOf', { name })}
          disabled={resume.isPending}
          onClick={() => resume.mutate()}
        >
          {t('pause.resumeOne')}
        </button>
      )}
      {acts.includes('pause') && (
        <button type="button" className="linklike" aria-label={t('pause.of', { name })} onClick={onPause}>
          {t('pause.one')}
        </button>
      )}
      <ErrorNotice error={resume.error} />
    </div>
  );
}
