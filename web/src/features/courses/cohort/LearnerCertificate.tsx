import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Skeleton } from '../../../ui/Skeleton';
import { learnerCertificateQuery, type CohortLearner } from '../queries/cohorts';

interface Props {
  cohortId: string;
  learner: CohortLearner;
}

/** The certificate of one who has completed the course: issued at once for who needs it today, or where it is. */
export function LearnerCertificate({ cohortId, learner }: Props) {
  const { t } = useTranslation('courses');
  const queries = useQueryClient();
  const certificate = useQuery(learnerCertificateQuery(cohortId, learner.enrolmentId));
  const issue = useMutation({
    mutationFn: () => api.POST('/api/enrolments/{id}/certificate', { params: { path: { id: learner.enrolmentId } } }),
    // Below it lies the register too; refused, somebody else was faster.
    onSettled: () => queries.invalidateQueries({ queryKey: ['cohorts', cohortId, 'certificates'] }),
  });
  const own = certificate.data;
  return (
    <section className="stack tight">
      <h3>{t('learner.certificate')}</h3>
      <ErrorNotice error={certificate.error ?? issue.error} />
      {certificate.isPending && <Skeleton lines={1} />}
      {own &&
        (own.canIssue ? (
          <div className="line">
            <Button kind="ghost" busy={issue.isPending} onClick={() => issue.mutate()}>
              {t('learner.issue')}
            </Button>
          </div>
        ) : own.isRevoked ? (
          <p>
            {t('learner.revoked', { number: own.number })}{' '}
            <Link to="/cohorts/$cohortId/certificates" params={{ cohortId }}>
              {t('learner.toRegister')}
            </Link>
          </p>
        ) : own.certificateId ? (
          <p role="status">
            {t('learner.issued', { number: own.number })}{' '}
            <a href={`/api/certificates/${own.certificateId}/pdf`} download>
              PDF
            </a>
          </p>
        ) : (
          <p className="muted">{t('learner.noConsent')}</p>
        ))}
    </section>
  );
}
