import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ofOlympiad } from '../documents/documents';
import { OfficeCard } from '../documents/OfficeCard';
import { Register } from '../documents/Register';
import { useOlympiad } from './olympiadContext';

/** The register of an olympiad's certificates and diplomas, with the office documents about its results. */
export function CertificatesPage() {
  const { t } = useTranslation('desk');
  const { id } = useOlympiad();
  const documents = useMemo(() => ofOlympiad(id), [id]);
  return (
    <Register
      documents={documents}
      designs={
        <Link className="btn ghost" to="/olympiads/$olympiadId/certificates/design" params={{ olympiadId: id }}>
          {t('design.link')}
        </Link>
      }
    >
      {({ isSigned }) => <OfficeCard documents={documents} isSigned={isSigned} />}
    </Register>
  );
}
