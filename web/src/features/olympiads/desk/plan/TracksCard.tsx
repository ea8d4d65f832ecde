import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { GradesField } from '../GradesField';
import { useOlympiad } from '../olympiadContext';

/** The tracks: a press adds or removes one at once. One that has papers or entries the server keeps. */
export function TracksCard({ onChanged }: { onChanged: () => Promise<unknown> }) {
  const { t } = useTranslation('desk');
  const olympiad = useOlympiad();
  const grades = olympiad.tracks.map((track) => track.grade);
  const change = useMutation({
    mutationFn: async (wanted: number[]) => {
      const added = wanted.filter((grade) => !grades.includes(grade));
      const dropped = olympiad.tracks.filter((track) => !wanted.includes(track.grade));
      for (const grade of added)
        await api.POST('/api/olympiads/{id}/tracks', {
          params: { path: { id: olympiad.id } },
          body: { grade, name: '' },
        });
      for (const track of dropped) await api.DELETE('/api/tracks/{id}', { params: { path: { id: track.id } } });
      await onChanged();
    },
  });
  if (olympiad.status === 'cancelled') return null;
  return (
    <Card title={t('plan.tracks')}>
      <div className="stack">
        <GradesField value={grades} onChange={(wanted) => change.mutate(wanted)} />
        <ErrorNotice error={change.error} />
      </div>
    </Card>
  );
}
