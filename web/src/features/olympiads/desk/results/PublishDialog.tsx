import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Choice } from '../../../../ui/Choice';
import { FormDialog } from '../../../../ui/FormDialog';
import type { Standing } from '../queries';

interface Props {
  standing: Standing;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

const audiences = ['participants', 'everybody', 'nobody'] as const;

/** Who sees the preliminary results. */
export function PublishDialog({ standing, onClose, onChanged }: Props) {
  const { t } = useTranslation('desk');
  const [audience, setAudience] = useState<(typeof audiences)[number]>(
    standing.isPublic ? 'everybody' : 'participants',
  );
  const options = standing.publishedAt ? audiences : audiences.slice(0, 2);
  const save = useMutation({
    mutationFn: async () => {
      const path = { path: { id: standing.olympiadId } };
      if (audience === 'nobody') await api.POST('/api/olympiads/{id}/standing/unpublish', { params: path });
      else
        await api.POST('/api/olympiads/{id}/standing/publish', {
          params: path,
          body: { isPublic: audience === 'everybody' },
        });
      await onChanged();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('publish.title')}
      action={t(audience === 'nobody' ? 'publish.takeBack' : 'publish.act')}
      danger={audience === 'nobody'}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <Choice
        legend={t('publish.who')}
        value={audience}
        options={options.map((value) => ({ value, label: t(`publish.${value}`) }))}
        onChange={setAudience}
      />
      <p className="muted">{t(`publish.${audience}Text`)}</p>
    </FormDialog>
  );
}
