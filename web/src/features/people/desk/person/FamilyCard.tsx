import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import type { Person } from '../queries';
import { AddGuardianDialog } from './AddGuardianDialog';
import { usePersonChange } from './usePersonChange';

/** Guardians of a pupil; children of a guardian. */
export function FamilyCard({ person, isPupil }: { person: Person; isPupil: boolean }) {
  const { t } = useTranslation('school');
  const changed = usePersonChange(person.id);
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Person['guardians'][number]>();
  if (!isPupil && person.wards.length === 0) return null;
  return (
    <Card
      title={isPupil ? t('family.guardians') : t('family.wards')}
      action={
        isPupil &&
        person.rights.edit && (
          <Button kind="ghost" onClick={() => setAdding(true)}>
            {t('family.add')}
          </Button>
        )
      }
    >
      {isPupil && person.guardians.length === 0 && <p className="muted">{t('family.none')}</p>}
      <ul role="list" className="rows">
        {(isPupil ? person.guardians : person.wards).map((relative) => (
          <li key={relative.id}>
            <Link to="/people/$personId" params={{ personId: relative.id }}>
              {relative.name}
            </Link>
            {isPupil && person.rights.edit && (
              <Button kind="ghost" onClick={() => setRemoving(relative)}>
                {t('family.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding && <AddGuardianDialog personId={person.id} onClose={() => setAdding(false)} />}
      {removing && (
        <ConfirmDialog
          title={t('family.removeTitle', { name: removing.name })}
          action={t('family.remove')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/people/{id}/guardians/{guardianId}', {
              params: { path: { id: person.id, guardianId: removing.id } },
            });
            await changed();
          }}
          onClose={() => setRemoving(undefined)}
        >
          {t('family.removeText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}
