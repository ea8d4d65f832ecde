import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../api/client';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ConfirmDialog } from '../../../../ui/ConfirmDialog';
import { Dialog } from '../../../../ui/Dialog';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../../ui/Field';
import { useMe, type Role } from '../../queries/me';
import { isCurrent } from '../classes';
import type { Person } from '../queries';
import { officesGiven } from '../roles';
import { usePersonChange } from './usePersonChange';

/** Offices in the cabinet and the jury, given by the head and the administrator. */
export function OfficesCard({ person, today }: { person: Person; today: string }) {
  const { t } = useTranslation(['school', 'people']);
  const formats = useFormats();
  const changed = usePersonChange(person.id);
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Person['appointments'][number]>();
  const day = (iso: string) => formats.shortDate(iso);
  return (
    <Card
      title={t('offices.title')}
      action={
        <Button kind="ghost" onClick={() => setGiving(true)}>
          {t('offices.appoint')}
        </Button>
      }
    >
      {person.appointments.length === 0 && <p className="muted">{t('offices.none')}</p>}
      <ul role="list" className="rows">
        {person.appointments.map((office) => (
          <li key={office.id}>
            <div className={isCurrent(office, today) ? undefined : 'muted'}>
              <b>{t(`people:roles.${office.role}`)}</b>
              <p className="small muted">
                {office.to
                  ? t('places.span', { from: day(office.from), to: day(office.to) })
                  : t('places.since', { from: day(office.from) })}
              </p>
            </div>
            {isCurrent(office, today) && (
              <Button kind="ghost" onClick={() => setEnding(office)}>
                {t('offices.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {giving && <AppointDialog personId={person.id} onClose={() => setGiving(false)} />}
      {ending && (
        <ConfirmDialog
          title={t('offices.endTitle', { office: t(`people:roles.${ending.role}`) })}
          action={t('offices.end')}
          danger
          onConfirm={async () => {
            await api.DELETE('/api/people/{id}/appointments/{appointmentId}', {
              params: { path: { id: person.id, appointmentId: ending.id } },
            });
            await changed();
          }}
          onClose={() => setEnding(undefined)}
        >
          {t('offices.endText')}
        </ConfirmDialog>
      )}
    </Card>
  );
}

function AppointDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation(['school', 'people']);
  const me = useMe();
  // The head appoints methodists and the jury, an administrator anybody.
  const offices = officesGiven.filter(
    (office) => me?.roles.includes('administrator') || !['administrator', 'head'].includes(office),
  );
  const changed = usePersonChange(personId);
  const [role, setRole] = useState<Role>('juror');
  const [to, setTo] = useState('');
  const appoint = useMutation({
    mutationFn: () =>
      api.POST('/api/people/{id}/appointments', { params: { path: { id: personId } }, body: { role, to: to || null } }),
    onSuccess: async () => {
      await changed();
      onClose();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    appoint.mutate();
  }

  return (
    <Dialog title={t('offices.appointTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SelectField label={t('offices.office')} value={role} onChange={(event) => setRole(event.target.value as Role)}>
          {offices.map((office) => (
            <option key={office} value={office}>
              {t(`people:roles.${office}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={t('offices.until')}
          hint={t('offices.untilHint')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <ErrorNotice error={appoint.error} />
        <Button type="submit" busy={appoint.isPending}>
          {t('offices.appoint')}
        </Button>
      </form>
    </Dialog>
  );
}
