import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { PersonFields, personData } from '../PersonFields';
import type { Person } from '../queries';
import { usePersonChange } from './usePersonChange';

export function EditDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation(['school', 'common']);
  const changed = usePersonChange(person.id);
  const [draft, setDraft] = useState({
    lastName: person.lastName,
    firstName: person.firstName,
    middleName: person.middleName,
    birthDate: person.birthDate ?? '',
    email: person.email ?? '',
  });
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/people/{id}', {
        params: { path: { id: person.id } },
        body: { ...personData(draft), version: person.version },
      }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Dialog title={t('person.editTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <PersonFields draft={draft} onChange={setDraft} />
        <ErrorNotice error={save.error} />
        <Button type="submit" busy={save.isPending}>
          {t('common:save')}
        </Button>
      </form>
    </Dialog>
  );
}
