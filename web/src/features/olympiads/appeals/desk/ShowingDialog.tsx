import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { ApiError } from '../../../../api/errors';
import { serverClock } from '../../../../api/clock';
import { TextField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';
import { fromInput, inDays, toInput } from '../../desk/moments';
import { useOlympiad } from '../../desk/olympiadContext';
import { appealDeskQuery, type DeskRound } from '../queries';

/** The window of the showing and the term of appeals. */
export function ShowingDialog({ round, onClose }: { round: DeskRound; onClose: () => void }) {
  const { t } = useTranslation('appeals');
  const queries = useQueryClient();
  const { id } = useOlympiad();
  // As it was when it was opened: what a colleague saves meanwhile is not written over.
  const [showing] = useState(round.showing);
  const [opensAt, setOpensAt] = useState(showing ? toInput(showing.opensAt) : inDays(serverClock.now(), 1, 9));
  const [closesAt, setClosesAt] = useState(showing ? toInput(showing.closesAt) : inDays(serverClock.now(), 1, 18));
  const [appealDays, setAppealDays] = useState(showing?.appealDays ?? 1);
  const [minVotes, setMinVotes] = useState(showing?.minVotes ?? 3);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/rounds/{id}/showing', {
        params: { path: { id: round.roundId } },
        body: {
          opensAt: fromInput(opensAt)!,
          closesAt: fromInput(closesAt)!,
          appealDays,
          minVotes,
          version: showing?.version ?? null,
          reason: reason.trim() || null,
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: appealDeskQuery(id).queryKey });
      onClose();
    },
  });
  const isShortened = save.error instanceof ApiError && save.error.code === 'olympiad.showing.term-shortened';
  return (
    <FormDialog
      title={t('desk.showingOf', { round: round.title })}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <p className="muted">{t('showing.hint')}</p>
      <div className="form-grid">
        <TextField
          label={t('showing.opensAt')}
          type="datetime-local"
          required
          value={opensAt}
          onChange={(event) => setOpensAt(event.target.value)}
        />
        <TextField
          label={t('showing.closesAt')}
          type="datetime-local"
          required
          value={closesAt}
          onChange={(event) => setClosesAt(event.target.value)}
        />
        <TextField
          label={t('showing.days')}
          hint={t('showing.daysHint')}
          type="number"
          min={1}
          max={10}
          required
          value={appealDays}
          onChange={(event) => setAppealDays(event.target.valueAsNumber)}
        />
        <TextField
          label={t('showing.votes')}
          hint={t('showing.votesHint')}
          type="number"
          min={1}
          max={15}
          required
          value={minVotes}
          onChange={(event) => setMinVotes(event.target.valueAsNumber)}
        />
      </div>
      {(isShortened || reason !== '') && (
        <TextField
          label={t('showing.reason')}
          hint={t('showing.reasonHint')}
          required
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
