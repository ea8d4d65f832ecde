import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { TextField } from '../../../../ui/Field';
import { FormDialog } from '../../../../ui/FormDialog';
import type { Participant } from './states';

interface Props {
  olympiadId: string;
  participants: Participant[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Where these participants sit. */
export function RoomDialog({ olympiadId, participants, onClose, onDone }: Props) {
  const { t } = useTranslation('desk');
  const [room, setRoom] = useState(participants[0]?.room ?? '');
  const act = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/olympiads/{id}/rooms', {
        params: { path: { id: olympiadId } },
        body: { registrationIds: participants.map(({ registrationId }) => registrationId), room },
      });
      await onDone();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('seats.roomTitle')} act={act} onSubmit={() => act.mutate()} onClose={onClose}>
      <p className="muted">
        {participants.length === 1 ? participants[0]!.name : t('seats.roomFor', { count: participants.length })}
      </p>
      <TextField
        label={t('seats.room')}
        hint={t('seats.roomHint')}
        maxLength={40}
        value={room}
        onChange={(event) => setRoom(event.target.value)}
      />
    </FormDialog>
  );
}
