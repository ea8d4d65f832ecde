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

const proposals = ['alarm', 'power', 'line'] as const;

/** Stops the clock: two clicks in an alarm, so a reason is there already. */
export function PauseDialog({ whom, onClose, onDone }: Props) {
  const { t } = useTranslation('desk');
  const reasons = proposals.map((value) => t(`pause.reasons.${value}`));
  const [reason, setReason] = useState(reasons[0]!);
  const one = 'name' in whom;
  const pause = useMutation({
    mutationFn: async () => {
      if ('attemptId' in whom)
        await api.POST('/api/attempts/{id}/pause', { params: { path: { id: whom.attemptId } }, body: { reason } });
      else await api.POST('/api/rounds/{id}/pause', { params: { path: { id: whom.roundId } }, body: { reason } });
      await onDone();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={one ? t('pause.of', { name: whom.name }) : t('pause.allTitle')}
      action={t('pause.act')}
      act={pause}
      onSubmit={() => pause.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t(one ? 'pause.oneText' : 'pause.allText')}</p>
      <Choice
        legend={t('pause.proposals')}
        value={reason}
        options={reasons.map((value) => ({ value, label: value }))}
        onChange={setReason}
      />
      <TextField
        label={t('extend.reason')}
        hint={t('pause.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
