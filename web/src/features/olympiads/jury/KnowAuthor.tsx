import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import type { MarkingView } from './queries';

interface Props {
  view: Pick<MarkingView, 'id' | 'cipher'>;
  /** The work is given back. */
  onDone: () => void;
}

/** A juror who recognizes the author gives the work back. */
export function KnowAuthor({ view: { id, cipher }, onDone }: Props) {
  const { t } = useTranslation('questions');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const give = useMutation({
    mutationFn: () => api.POST('/api/markings/{id}/conflict', { params: { path: { id } }, body: { reason } }),
    onSuccess: onDone,
  });
  return (
    <>
      <Button kind="ghost" onClick={() => setOpen(true)}>
        {t('conflicts.know')}
      </Button>
      {isOpen && (
        <FormDialog
          title={t('conflicts.know')}
          action={t('conflicts.knowAct')}
          act={give}
          onSubmit={() => give.mutate()}
          onClose={() => setOpen(false)}
        >
          <p>{t('conflicts.knowLead', { cipher })}</p>
          <TextField
            label={t('conflicts.reason')}
            hint={t('conflicts.reasonHint')}
            required
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </FormDialog>
      )}
    </>
  );
}
