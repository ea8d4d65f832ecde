import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/Field';

export interface PersonDraft {
  lastName: string;
  firstName: string;
  middleName: string;
  /** ISO date or empty. */
  birthDate: string;
  email: string;
}

export const emptyPerson: PersonDraft = { lastName: '', firstName: '', middleName: '', birthDate: '', email: '' };

/** What goes to the server. */
export const personData = (draft: PersonDraft) => ({
  lastName: draft.lastName.trim(),
  firstName: draft.firstName.trim(),
  middleName: draft.middleName.trim(),
  birthDate: draft.birthDate || null,
  email: draft.email.trim() || null,
});

export function PersonFields({ draft, onChange }: { draft: PersonDraft; onChange: (draft: PersonDraft) => void }) {
  const { t } = useTranslation('school');
  const field = (name: keyof PersonDraft) => ({
    label: t(`person.${name}`),
    value: draft[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  });
  return (
    <>
      <TextField {...field('lastName')} required autoComplete="off" />
      <TextField {...field('firstName')} required autoComplete="off" />
      <TextField {...field('middleName')} autoComplete="off" />
      <TextField {...field('birthDate')} type="date" />
      <TextField {...field('email')} type="email" autoComplete="off" hint={t('person.emailHint')} />
    </>
  );
}
