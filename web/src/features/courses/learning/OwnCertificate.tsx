import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { whileSeen } from '../../../ui/whileSeen';
import { myCertificatesQuery } from '../../people/queries/certificates';
import type { Learning } from '../queries/learning';

/** The certificate of a course that was completed; one that is being made appears by itself. */
export function OwnCertificate({ course }: { course: Learning }) {
  const { t } = useTranslation('courses');
  const own = useQuery({
    ...myCertificatesQuery,
    refetchInterval: ({ state }) =>
      state.data?.some(({ enrolmentId }) => enrolmentId === course.enrolmentId) ? false : whileSeen,
  });
  const certificate = own.data?.find(({ enrolmentId }) => enrolmentId === course.enrolmentId);
  if (!certificate)
    return own.data ? <p>{t(course.issuesCertificates ? 'course.certificateSoon' : 'course.noCertificate')}</p> : null;
  return (
    <p className="line">
      <a className="btn" href={`/api/certificates/${certificate.id}/pdf`} download>
        {t('course.certificate')}
      </a>
      <Link to="/verify/$number" params={{ number: certificate.number }}>
        {t('course.verify', { number: certificate.number })}
      </Link>
    </p>
  );
}
