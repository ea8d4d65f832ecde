import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import type { Certificate } from './queries';

interface Props {
  certificate: Certificate;
  onClose: () => void;
  onRevoked: () => Promise<unknown>;
}

export function RevokeDialog({ certificate, onClose, onRevoked }: Props) {
  const { t } = useTranslation(['desk', 'common']);
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
    <Dialog title={t('revoke.title')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          revoke.mutate();
        }}
      >
        <p>{t('revoke.text', { number: certificate.number, name: certificate.holder })}</p>
        <TextField
          label={t('revoke.reason')}
          hint={t('revoke.reasonHint')}
          required
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={revoke.error} />
        <div className="line">
          <Button type="submit" kind="danger" busy={revoke.isPending}>
            {t('revoke.act')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
