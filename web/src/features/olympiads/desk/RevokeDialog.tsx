import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { FormDialog } from '../../../ui/FormDialog';
import { TextField } from '../../../ui/Field';
import type { Certificate } from './queries';

interface Props {
  certificate: Certificate;
  onClose: () => void;
  onRevoked: () => Promise<unknown>;
}

export function RevokeDialog({ certificate, onClose, onRevoked }: Props) {
  const { t } = useTranslation('desk');
  const [reason, setReason] = useState('');
  const revoke = useMutation({
    mutationFn: async () => {
      await api.POST('/api/certificates/{id}/revocation', {
        params: { path: { id: certificate.id } },
        body: { reason },
      });
      await onRevoked();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('revoke.title')}
      action={t('revoke.act')}
      danger
      act={revoke}
      onSubmit={() => revoke.mutate()}
      onClose={onClose}
    >
      <p>{t('revoke.text', { number: certificate.number, name: certificate.holder })}</p>
      <TextField
        label={t('revoke.reason')}
        hint={t('revoke.reasonHint')}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
