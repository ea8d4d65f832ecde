import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Choice } from '../../../../ui/Choice';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import type { Standing } from '../queries';

interface Props {
  standing: Standing;
  onClose: () => void;
  onChanged: () => Promise<unknown>;
}

const audiences = ['participants', 'everybody', 'nobody'] as const;

/** Who sees the preliminary results. */
export function PublishDialog({ standing, onClose, onChanged }: Props) {
  const { t } = useTranslation(['desk', 'common']);
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
    <Dialog title={t('publish.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Choice
          legend={t('publish.who')}
          value={audience}
          options={options.map((value) => ({ value, label: t(`publish.${value}`) }))}
          onChange={setAudience}
        />
        <p className="muted">{t(`publish.${audience}Text`)}</p>
        <ErrorNotice error={save.error} />
        <div className="line">
          <Button type="submit" kind={audience === 'nobody' ? 'danger' : 'primary'} busy={save.isPending}>
            {t(audience === 'nobody' ? 'publish.takeBack' : 'publish.act')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
