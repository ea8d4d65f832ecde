import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import type { Certificate } from '../queries/certificates';
import '../account/account.css';

export function CertificateList({ certificates }: { certificates: readonly Certificate[] }) {
  const { t } = useTranslation('family');
  const formats = useFormats();
  return (
    <ul role="list" className="rows">
      {certificates.map((certificate) => (
        <li key={certificate.id}>
          <div>
            <b>{t(`certificates.kinds.${certificate.kind}`)}</b>
            <p>{certificate.ground}</p>
            <p>{certificate.holder}</p>
            <p className="small muted">
              {t('certificates.issued', {
                number: certificate.number,
                date: formats.date(certificate.issuedOn),
              })}
            </p>
          </div>
          <a
            className="btn ghost"
            href={`/api/certificates/${certificate.id}/pdf`}
            download
            aria-label={t('certificates.downloadOf', { number: certificate.number })}
          >
            {t('certificates.download')}
          </a>
        </li>
      ))}
    </ul>
  );
}
