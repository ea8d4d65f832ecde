import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { serverClock } from '../../../../api/clock';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice, Notice } from '../../../../ui/ErrorNotice';
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
  const { t } = useTranslation(['desk', 'common']);
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
    <Dialog title={t(round ? 'plan.changeTitle' : 'plan.addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          const checked = roundRequest(draft);
          setFault(checked.fault);
          if (checked.request) save.mutate(checked.request);
        }}
      >
        {started && <Notice>{t('plan.startedHint')}</Notice>}
        <RoundFields draft={draft} fault={fault} started={started} onChange={setDraft} />
        <ErrorNotice error={save.error} />
        <div className="line">
          <Button type="submit" busy={save.isPending}>
            {t('common:save')}
          </Button>
          <Button kind="ghost" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
