import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { juryBoardQuery, type JuryBoard } from './queries';

interface Props {
  roundId: string;
  /** Null while the jury may mark. */
  lock: JuryBoard['lock'];
}

/** The chair stops the marking and lets it go on, each with a reason that the whole jury reads. */
export function MarkingLock({ roundId, lock }: Props) {
  const { t } = useTranslation('jury');
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const act = t(lock ? 'lock.open' : 'lock.close');
  return (
    <div className="line">
      {lock && <Notice kind="warn">{t('lock.since', { time: formats.dateTime(lock.at), reason: lock.reason })}</Notice>}
      <Button kind={lock ? 'primary' : 'ghost'} onClick={() => setAsking(true)}>
        {act}
      </Button>
      {asking && <ReasonDialog roundId={roundId} isLocked={!lock} act={act} onClose={() => setAsking(false)} />}
    </div>
  );
}

interface DialogProps {
  roundId: string;
  /** What is to be. */
  isLocked: boolean;
  act: string;
  onClose: () => void;
}

function ReasonDialog({ roundId, isLocked, act, onClose }: DialogProps) {
  const { t } = useTranslation('jury');
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/rounds/{id}/marking-lock', { params: { path: { id: roundId } }, body: { isLocked, reason } });
      await queries.invalidateQueries({ queryKey: juryBoardQuery(roundId).queryKey });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog title={act} action={act} danger={isLocked} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <p>{t(isLocked ? 'lock.closeText' : 'lock.openText')}</p>
      <TextAreaField
        label={t('lock.reason')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
