import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, TextField } from '../../../ui/Field';
import { fromInput, toInput } from './moments';
import type { Olympiad } from './queries';

interface Props {
  olympiad: Olympiad;
  onClose: () => void;
  onSaved: () => Promise<unknown>;
}

/** Title and registration; subject, stage and season make another olympiad. */
export function EditOlympiadDialog({ olympiad, onClose, onSaved }: Props) {
  const { t } = useTranslation(['desk', 'common']);
  const [title, setTitle] = useState(olympiad.title);
  const [opens, setOpens] = useState(toInput(olympiad.registrationOpensAt));
  const [closes, setCloses] = useState(toInput(olympiad.registrationClosesAt));
  const [self, setSelf] = useState(olympiad.selfRegistration);
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
          version: olympiad.version,
        },
      });
      await onSaved();
    },
    onSuccess: onClose,
  });
  return (
    <Dialog title={t('overview.facts')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save.mutate();
        }}
      >
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
