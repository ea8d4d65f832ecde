import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { myCertificatesQuery } from '../../people/queries/certificates';
import '../desk/desk.css';

/** Diplomas and certificates that the viewer has from a contest: their own, their children's, those of their co-authors. */
export function OwnDocuments({ contestId }: { contestId: string }) {
  const { t } = useTranslation('contests');
  const certificates = useQuery(myCertificatesQuery);
  const own = certificates.data?.filter((certificate) => certificate.contestId === contestId) ?? [];
  if (own.length === 0) return <ErrorNotice error={certificates.error} />;
  return (
    <Card title={t('documents.own')}>
      <ul role="list" className="checks">
        {own.map(({ id, kind, holder, number }) => (
          <li key={id} className="line">
            <a href={`/api/certificates/${id}/pdf`} download title={t('documents.number', { number })}>
              {t(`documents.kinds.${kind}`)}
            </a>
            <span className="muted">{holder}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
