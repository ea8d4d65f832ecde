import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** To the card of somebody who is known already, for staff: there the person gets a place in another school. */
export function KnownLink({ personId, organization }: { personId: string; organization: string }) {
  const { t } = useTranslation('school');
  return (
    <Link to="/people/$personId" params={{ personId }}>
      {organization ? t('newPerson.known', { organization }) : t('newPerson.knownNowhere')}
    </Link>
  );
}
