import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useServerNow } from '../../../ui/time';
import { className, isCurrent, isoDay } from '../desk/classes';
import { personQuery, type Person } from '../desk/queries';
import { useMe } from '../queries/me';
import { myCertificatesQuery } from '../queries/certificates';
import { CertificateList } from './certificates';
import { ConsentsCard } from './ConsentsCard';
import { RoundsCard } from './RoundsCard';
import '../desk/people.css';

/** A guardian's children: what one has agreed to, their olympiads with the results, and the certificates. */
export function ChildrenPage() {
  const { t } = useTranslation('family');
  const me = useMe();
  const self = useQuery({ ...personQuery(me?.personId ?? ''), enabled: me !== undefined });
  const children = useQueries({ queries: (self.data?.wards ?? []).map((ward) => personQuery(ward.id)) });
  const failed = self.error ?? children.find((child) => child.error)?.error;
  return (
    <Page title={t('children.title')} lead={t('children.lead')}>
      <div className="stack">
        <ErrorNotice error={failed} />
        {self.isPending && <Skeleton lines={6} />}
        {self.data?.wards.length === 0 && (
          <Card>
            <EmptyState title={t('children.none')}>{t('children.noneHint')}</EmptyState>
          </Card>
        )}
        {children.map((child) => child.data && <Child key={child.data.id} child={child.data} />)}
      </div>
    </Page>
  );
}

function Child({ child }: { child: Person }) {
  const { t } = useTranslation('family');
  const today = isoDay(useServerNow(60_000));
  const certificates = useQuery(myCertificatesQuery);
  const name = [child.lastName, child.firstName, child.middleName].filter(Boolean).join(' ');
  const own = certificates.data?.filter((certificate) => certificate.holderId === child.id) ?? [];
  const studies = child.memberships.filter((place) => place.kind === 'student' && isCurrent(place, today));
  return (
    <section aria-label={name} className="stack">
      <div>
        <h2>{name}</h2>
        <p className="muted">
          {studies.map((place) => [className(place), place.organization].filter(Boolean).join(', ')).join(' · ')}
        </p>
      </div>
      <div className="person">
        <ConsentsCard person={child} title={t('children.consents')} of={name} act="give" />
        <div className="stack">
          <RoundsCard personId={child.id} of={name} />
          <Card title={t('certificates.titleShort')} of={name}>
            <ErrorNotice error={certificates.error} />
            {certificates.data && own.length === 0 && <p className="muted">{t('certificates.noneOfChild')}</p>}
            <CertificateList certificates={own} />
          </Card>
        </div>
      </div>
    </section>
  );
}
