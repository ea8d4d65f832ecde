import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../../i18n/format';
import { Button } from '../../../../ui/Button';
import { Card } from '../../../../ui/Card';
import { ErrorNotice } from '../../../../ui/ErrorNotice';
import { Page } from '../../../../ui/Page';
import { Skeleton } from '../../../../ui/Skeleton';
import { useServerNow } from '../../../../ui/time';
import { ConsentsCard } from '../../family/ConsentsCard';
import { useMe } from '../../queries/me';
import { className, isCurrent, isoDay } from '../classes';
import { personQuery, type Person } from '../queries';
import { mayAppoint } from '../roles';
import { AccountCard } from './AccountCard';
import { EditDialog } from './EditDialog';
import { FamilyCard } from './FamilyCard';
import { OfficesCard } from './OfficesCard';
import { PlacesCard } from './PlacesCard';
import '../../account/account.css';
import '../people.css';

const route = getRouteApi('/frame/shell/people/$personId');

/** A person's card: who they are, where they study or work, their family, consents and sign-in. */
export function PersonPage() {
  const { t } = useTranslation('school');
  const { personId } = route.useParams();
  const person = useQuery(personQuery(personId));
  const today = isoDay(useServerNow(60_000));
  const [editing, setEditing] = useState(false);
  const name = person.data && fullName(person.data);
  const now = person.data?.memberships.filter((place) => isCurrent(place, today)) ?? [];
  return (
    <Page
      title={name ?? t('person.title')}
      lead={now
        .map((place) => [t(`kinds.${place.kind}`), className(place), place.organization].filter(Boolean).join(', '))
        .join(' · ')}
      action={person.data?.rights.edit && <Button onClick={() => setEditing(true)}>{t('person.edit')}</Button>}
    >
      <div className="stack">
        <Link to="/people">{t('person.back')}</Link>
        <ErrorNotice error={person.error} />
        {person.isPending && <Skeleton lines={8} />}
        {person.data && <Cards person={person.data} today={today} />}
      </div>
      {editing && person.data && <EditDialog person={person.data} onClose={() => setEditing(false)} />}
    </Page>
  );
}

export const fullName = (person: Pick<Person, 'lastName' | 'firstName' | 'middleName'>) =>
  [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ');

function Cards({ person, today }: { person: Person; today: string }) {
  const { t } = useTranslation('school');
  const formats = useFormats();
  const me = useMe();
  const isPupil = person.memberships.some((place) => place.kind === 'student');
  return (
    <div className="person">
      <div className="stack">
        <Card title={t('person.facts')}>
          <dl className="facts">
            <div>
              <dt>{t('person.birthDate')}</dt>
              <dd>{person.birthDate ? formats.date(person.birthDate) : t('person.unknown')}</dd>
            </div>
            <div>
              <dt>{t('person.email')}</dt>
              <dd>{person.email ?? t('person.unknown')}</dd>
            </div>
          </dl>
        </Card>
        <PlacesCard person={person} today={today} />
        {me && mayAppoint(me) && <OfficesCard person={person} today={today} />}
      </div>
      <div className="stack">
        <AccountCard person={person} />
        {isPupil && <ConsentsCard person={person} title={t('consents.title')} act="enter" />}
        <FamilyCard person={person} isPupil={isPupil} />
      </div>
    </div>
  );
}
