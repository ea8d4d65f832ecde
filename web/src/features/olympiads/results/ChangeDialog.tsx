import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Choice } from '../../../ui/Choice';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import type { AwardRow, AwardStatus } from './queries';

interface Props {
  registrationId: string;
  /** As it stands. */
  status: AwardRow['status'];
  name: string;
  onSaved: () => Promise<unknown>;
  onClose: () => void;
}

/** Proposes another status for one participant. */
export function ChangeDialog({ registrationId, status: before, name, onSaved, onClose }: Props) {
  const { t } = useTranslation('results');
  const options = (['winner', 'prizeWinner', 'participant'] as const).filter((status) => status !== before);
  const [status, setStatus] = useState<AwardStatus>(options[0]!);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.POST('/api/registrations/{registrationId}/award', {
        params: { path: { registrationId } },
        body: { status, reason },
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('awards.changeOf', { name })}
      action={t('changes.propose')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="small muted">{t('changes.lead')}</p>
      <Choice
        legend={t('changes.to')}
        value={status}
        options={options.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={setStatus}
      />
      <TextAreaField
        label={t('changes.reason')}
        required
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
