import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { FormDialog } from '../../../ui/FormDialog';
import { CheckField, SelectField, TextField } from '../../../ui/Field';
import { seasonsQuery, type Olympiad } from './queries';

/** A draft after an earlier olympiad, its dates moved. */
export function CopyDialog({ olympiad, onClose }: { olympiad: Olympiad; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const seasons = useQuery(seasonsQuery).data ?? [];
  const [seasonChosen, setSeason] = useState('');
  const season = seasonChosen || (seasons.find((item) => item.isCurrent)?.id ?? olympiad.seasonId);
  const [title, setTitle] = useState(olympiad.title);
  const [days, setDays] = useState('364');
  const [withPapers, setWithPapers] = useState(false);
  const copy = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/olympiads/{id}/copy', {
          params: { path: { id: olympiad.id } },
          body: { seasonId: season, title, shiftDays: Number(days), withPapers },
        }),
      ),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['olympiads', 'all'] });
      onClose();
      await navigate({ to: '/olympiads/$olympiadId', params: { olympiadId: id } });
    },
  });
  return (
    <FormDialog
      title={t('copy.title')}
      action={t('copy.act')}
      act={copy}
      onSubmit={() => copy.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('copy.lead')}</p>
      <TextField
        label={t('create.title')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField label={t('create.season')} value={season} onChange={(event) => setSeason(event.target.value)}>
        {seasons.map((item) => (
          <option key={item.id} value={item.id}>
            {item.name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t('copy.days')}
        hint={t('copy.daysHint')}
        type="number"
        step={1}
        min={-3660}
        max={3660}
        required
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
      <CheckField
        label={t('copy.withPapers')}
        checked={withPapers}
        onChange={(event) => setWithPapers(event.target.checked)}
      />
    </FormDialog>
  );
}
