import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';

interface Props {
  /** What follows from it. */
  text: string;
  unlock: (reason: string) => Promise<unknown>;
  onClose: () => void;
}

/** The chair takes the signature back and says why; for olympiads and contests. */
export function UnlockDialog({ text, unlock, onClose }: Props) {
  const { t } = useTranslation('results');
  const [reason, setReason] = useState('');
  const act = useMutation({ mutationFn: () => unlock(reason), onSuccess: onClose });
  return (
    <FormDialog
      title={t('signing.unlockTitle')}
      action={t('signing.unlock')}
      danger
      act={act}
      onSubmit={() => act.mutate()}
      onClose={onClose}
    >
      <p>{text}</p>
      <TextAreaField
        label={t('signing.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
