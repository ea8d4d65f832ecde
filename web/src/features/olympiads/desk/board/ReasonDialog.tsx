import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';

interface Props {
  title: string;
  text: string;
  action: string;
  hint: string;
  onSubmit: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** An act that is done for a reason. */
export function ReasonDialog({ title, text, action, hint, onSubmit, onClose }: Props) {
  const { t } = useTranslation('desk');
  const [reason, setReason] = useState('');
  const act = useMutation({ mutationFn: () => onSubmit(reason), onSuccess: onClose });
  return (
    <FormDialog title={title} action={action} act={act} onSubmit={() => act.mutate()} onClose={onClose}>
      <p className="muted">{text}</p>
      <TextField
        label={t('extend.reason')}
        hint={hint}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
