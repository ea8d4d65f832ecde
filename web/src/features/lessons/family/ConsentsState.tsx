import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Tag } from '../../../ui/Tag';
import { consentKinds, personQuery } from '../../people/desk/queries';

/** Which consents stand; they are given and withdrawn on the page of children. */
export function ConsentsState({ personId }: { personId: string }) {
  const { t } = useTranslation(['diary', 'school']);
  const person = useQuery(personQuery(personId));
  return (
    <Card title={t('consents.title')}>
      <ErrorNotice error={person.error} />
      <ul role="list" className="journal-list">
        {consentKinds.map((kind) => {
          const stands = person.data?.consents.some((one) => one.kind === kind && one.withdrawnAt === null);
          return (
            <li key={kind}>
              <span>{t(`school:consents.${kind}`)}</span>
              {person.data && <Tag kind={stands ? 'ok' : 'warn'}>{t(stands ? 'consents.given' : 'consents.none')}</Tag>}
            </li>
          );
        })}
      </ul>
      <Link to="/children">{t('consents.change')}</Link>
    </Card>
  );
}
