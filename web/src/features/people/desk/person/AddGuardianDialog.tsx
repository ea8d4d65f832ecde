import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { emptyPerson, PersonFields, personData } from '../PersonFields';
import { knownGuardiansQuery } from '../queries';
import { OneTimePassword } from './OneTimePassword';
import { usePersonChange } from './usePersonChange';

/** A guardian of a pupil: a new person, or one of those of the name who are known already. */
export function AddGuardianDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation(['school', 'common']);
  const formats = useFormats();
  const changed = usePersonChange(personId);
  const [draft, setDraft] = useState(emptyPerson);
  const lastName = draft.lastName.trim();
  const name = useDeferredValue(`${lastName} ${draft.firstName.trim()}`);
  const known = useQuery({
    ...knownGuardiansQuery(personId, name),
    enabled: lastName.length > 1,
    placeholderData: keepPreviousData,
  });
  const suggested = lastName.length > 1 ? (known.data ?? []) : [];
  const add = useMutation({
    mutationFn: (guardianId: string | null) =>
      body(
        api.POST('/api/people/{id}/guardians', {
          params: { path: { id: personId } },
          body: { guardianId, new: guardianId ? null : personData(draft) },
        }),
      ),
    onSuccess: async ({ signIn }) => {
      await changed();
      if (!signIn) onClose();
    },
  });

  if (add.data?.signIn)
    return (
      <Dialog title={t('family.added')} onClose={onClose}>
        <div className="stack">
          <OneTimePassword {...add.data.signIn} />
          <div>
            <Button onClick={onClose}>{t('common:close')}</Button>
          </div>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={t('family.addTitle')} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          add.mutate(null);
        }}
      >
        <p className="muted">{t('family.addText')}</p>
        <PersonFields draft={draft} onChange={setDraft} />
        {suggested.length > 0 && (
          <>
            <p>{t('family.known')}</p>
            <ul role="list" className="rows">
              {suggested.map((guardian) => (
                <li key={guardian.id}>
                  <div className="lines">
                    <b>{guardian.name}</b>
                    <span className="small muted">
                      {t('family.knownWards', { count: guardian.wards.length, names: formats.list(guardian.wards) })}
                    </span>
                  </div>
                  <Button
                    kind="ghost"
                    aria-label={t('family.chooseOf', { name: guardian.name })}
                    busy={add.isPending && add.variables === guardian.id}
                    onClick={() => add.mutate(guardian.id)}
                  >
                    {t('family.choose')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        <ErrorNotice error={add.error} />
        <Button type="submit" busy={add.isPending && add.variables === null}>
          {t('family.addAction')}
        </Button>
      </form>
    </Dialog>
  );
}
