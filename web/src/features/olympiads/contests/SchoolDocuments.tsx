import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { schoolCertificatesQuery } from '../../people/queries/certificates';
import { useMe } from '../../people/queries/me';

/** For a coordinator: the diplomas and certificates that the school has from a contest, to print or to keep at once. */
export function SchoolDocuments({ contestId }: { contestId: string }) {
  const { t } = useTranslation('contests');
  const coordinates = useMe()?.roles.includes('coordinator') ?? false;
  const schools = useQuery({ ...schoolCertificatesQuery, enabled: coordinates });
  const count = schools.data?.find((held) => held.contestId === contestId)?.count;
  if (!count) return <ErrorNotice error={schools.error} />;
  const files = `/api/contests/${contestId}/certificates`;
  return (
    <Card title={t('documents.school')}>
      <div className="stack">
        <p className="muted">{t('documents.schoolLead', { count })}</p>
        <div className="line">
          <a className="btn ghost" href={`${files}.pdf`} download>
            {t('documents.pdf')}
          </a>
          <a className="btn ghost" href={`${files}.zip`} download>
            {t('documents.zip')}
          </a>
        </div>
      </div>
    </Card>
  );
}
