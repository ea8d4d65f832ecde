import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { FormDialog } from '../../../ui/FormDialog';
import { CheckField, TextField } from '../../../ui/Field';
import { LateField } from './LateField';
import { fromInput, toInput } from './moments';
import type { Olympiad } from './queries';

interface Props {
  olympiad: Olympiad;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Title and registration; subject, stage and season make another olympiad. */
export function EditOlympiadDialog({ olympiad, onClose, onSaved }: Props) {
  const { t } = useTranslation('desk');
  const [title, setTitle] = useState(olympiad.title);
  const [opens, setOpens] = useState(toInput(olympiad.registrationOpensAt));
  const [closes, setCloses] = useState(toInput(olympiad.registrationClosesAt));
  const [self, setSelf] = useState(olympiad.selfRegistration);
  const [lateAcceptMinutes, setLateAcceptMinutes] = useState(olympiad.lateAcceptMinutes);
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/olympiads/{id}', {
        params: { path: { id: olympiad.id } },
        body: {
          subjectCode: olympiad.subjectCode,
          stage: olympiad.stage,
          title,
          registrationOpensAt: fromInput(opens)!,
          registrationClosesAt: fromInput(closes)!,
          selfRegistration: self,
          lateAcceptMinutes,
          version: olympiad.version,
        },
      });
      await onSaved();
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('overview.facts')} act={save} onSubmit={() => save.mutate()} onClose={onClose}>
      <TextField
        label={t('create.title')}
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextField
        label={t('create.registrationOpens')}
        type="datetime-local"
        required
        value={opens}
        onChange={(event) => setOpens(event.target.value)}
      />
      <TextField
        label={t('create.registrationCloses')}
        type="datetime-local"
        required
        value={closes}
        onChange={(event) => setCloses(event.target.value)}
      />
      <CheckField label={t('create.self')} checked={self} onChange={(event) => setSelf(event.target.checked)} />
      <LateField value={lateAcceptMinutes} onChange={setLateAcceptMinutes} />
    </FormDialog>
  );
}
