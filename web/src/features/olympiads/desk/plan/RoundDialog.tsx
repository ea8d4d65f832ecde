import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../../api/clock';
import { api } from '../../../../api/client';
import { FormDialog } from '../../../../ui/FormDialog';
import { Notice } from '../../../../ui/ErrorNotice';
import type { Round } from '../queries';
import { draftOf, proposedRound, roundRequest, type RoundFault } from '../roundDraft';
import { RoundFields } from '../RoundFields';

interface Props {
  olympiadId: string;
  /** Absent for a new one. */
  round: Round | undefined;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

export function RoundDialog({ olympiadId, round, onClose, onSaved }: Props) {
  const { t } = useTranslation('desk');
  const [draft, setDraft] = useState(() =>
    round ? draftOf(round) : proposedRound(serverClock.now(), 'practice', t('create.nextRound')),
  );
  const [fault, setFault] = useState<RoundFault>();
  const started = round?.hasAttempts ?? false;
  const save = useMutation({
    mutationFn: async (request: NonNullable<ReturnType<typeof roundRequest>['request']>) => {
      if (round)
        await api.PUT('/api/rounds/{id}', {
          params: { path: { id: round.id } },
          body: {
            ...request,
            // The input knows minutes only; what did not change must stay to the second.
            ...(started && { opensAt: round.opensAt, closesAt: round.closesAt }),
            version: round.version,
          },
        });
      else await api.POST('/api/olympiads/{id}/rounds', { params: { path: { id: olympiadId } }, body: request });
      await onSaved();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t(round ? 'plan.changeTitle' : 'plan.addTitle')}
      act={save}
      onSubmit={() => {
        const checked = roundRequest(draft);
        setFault(checked.fault);
        if (checked.request) save.mutate(checked.request);
      }}
      onClose={onClose}
    >
      {started && <Notice>{t('plan.startedHint')}</Notice>}
      <RoundFields draft={draft} fault={fault} started={started} onChange={setDraft} />
    </FormDialog>
  );
}
