import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Choice } from '../../../ui/Choice';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import type { Jury } from '../jury/queries';
import { useOlympiad } from './olympiadContext';

interface Props {
  rounds: Jury['rounds'];
  onSaved: () => Promise<void>;
}

/** Whether works of a round come to the jury task by task or whole; asked where a round has several tasks that people mark. */
export function DealingFields({ rounds, onSaved }: Props) {
  const { t } = useTranslation('jury');
  const { id } = useOlympiad();
  const save = useMutation({
    mutationFn: async ({ roundId, isByWork }: { roundId: string; isByWork: boolean }) => {
      await api.PUT('/api/olympiads/{id}/jury/dealing/{roundId}', {
        params: { path: { id, roundId } },
        body: { isByWork },
      });
      await onSaved();
    },
  });
  if (rounds.length === 0) return null;
  return (
    <div className="stack">
      {rounds.map(({ roundId, title, isByWork }) => (
        <Choice
          key={roundId}
          legend={t('dealing.legend', { round: title })}
          value={isByWork ? 'work' : 'task'}
          options={(['task', 'work'] as const).map((value) => ({ value, label: t(`dealing.${value}`) }))}
          onChange={(value) => save.mutate({ roundId, isByWork: value === 'work' })}
        />
      ))}
      <p className="small muted">{t('dealing.hint')}</p>
      <ErrorNotice error={save.error} />
    </div>
  );
}
