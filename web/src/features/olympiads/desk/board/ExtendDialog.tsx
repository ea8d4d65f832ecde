import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Choice } from '../../../../ui/Choice';
import { TextField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';
import type { Whom } from './states';

interface Props {
  whom: Whom;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const proposals = ['5', '10', '15', '30'] as const;

export function ExtendDialog({ whom, onClose, onDone }: Props) {
  const { t } = useTranslation('desk');
  const [minutes, setMinutes] = useState('10');
  const [reason, setReason] = useState('');
  const one = 'name' in whom;
  const extend = useMutation({
    mutationFn: async () => {
      const request = { minutes: Number(minutes), reason };
      if ('attemptId' in whom)
        await api.POST('/api/attempts/{id}/grant-time', {
          params: { path: { id: whom.attemptId } },
          body: request,
        });
      else if (one)
        await api.POST('/api/rounds/{id}/grant-time', {
          params: { path: { id: whom.roundId } },
          body: { registrationId: whom.registrationId, ...request },
        });
      else await api.POST('/api/rounds/{id}/extend', { params: { path: { id: whom.roundId } }, body: request });
      await onDone();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={one ? t('extend.one', { name: whom.name }) : t('extend.all')}
      action={t('extend.act')}
      act={extend}
      onSubmit={() => extend.mutate()}
      onClose={onClose}
    >
      <p className="muted">
        {t(!one ? 'extend.allText' : 'attemptId' in whom ? 'extend.oneText' : 'extend.unopenedText')}
      </p>
      <Choice
        legend={t('extend.proposals')}
        value={minutes}
        options={proposals.map((value) => ({ value, label: t('entries.plus', { count: Number(value) }) }))}
        onChange={setMinutes}
      />
      <TextField
        label={t('extend.minutes')}
        type="number"
        min={1}
        max={600}
        step={1}
        required
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      <TextField
        label={t('extend.reason')}
        hint={t('extend.reasonHint')}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
