import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { myCertificatesQuery } from '../queries/certificates';
import { CertificateList } from './certificates';

/** All certificates that the person holds. */
export function CertificatesPage() {
  const { t } = useTranslation('family');
  const certificates = useQuery(myCertificatesQuery);
  return (
    <Page title={t('certificates.title')} lead={t('certificates.lead')}>
      <ErrorNotice error={certificates.error} />
      {certificates.isPending && <Skeleton lines={4} />}
      {certificates.data && (
        <Card>
          {certificates.data.length === 0 ? (
            <EmptyState title={t('certificates.none')}>{t('certificates.noneHint')}</EmptyState>
          ) : (
            <CertificateList certificates={certificates.data} />
          )}
        </Card>
      )}
    </Page>
  );
}
