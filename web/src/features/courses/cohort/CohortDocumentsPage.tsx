import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { Designs } from '../../olympiads/desk/design/DesignPage';
import { ofCohort } from '../../olympiads/documents/documents';
import { Register } from '../../olympiads/documents/Register';
import { cohortQuery } from '../queries/cohorts';

const registerRoute = getRouteApi('/frame/shell/cohorts/$cohortId/certificates');
const designRoute = getRouteApi('/frame/shell/cohorts/$cohortId/certificates/design');

/** The register of a cohort's certificates. */
export function CohortDocumentsPage() {
  const { t } = useTranslation('enrolment');
  const { t: tDesk } = useTranslation('desk');
  const { cohortId } = registerRoute.useParams();
  const cohort = useQuery(cohortQuery(cohortId)).data;
  const documents = useMemo(() => ofCohort(cohortId), [cohortId]);
  return (
    <Page
      title={t('certificates.title')}
      width="wide"
      lead={
        <Link to="/cohorts/$cohortId" params={{ cohortId }}>
          {cohort ? `${cohort.course}: ${cohort.title}` : t('ways.back')}
        </Link>
      }
    >
      <Register
        documents={documents}
        designs={
          <Link className="btn ghost" to="/cohorts/$cohortId/certificates/design" params={{ cohortId }}>
            {tDesk('design.link')}
          </Link>
        }
      />
    </Page>
  );
}

/** What these certificates say and look like, in all cohorts of the course. */
export function CohortDesignPage() {
  const { t: tDesk } = useTranslation('desk');
  const { cohortId } = designRoute.useParams();
  const cohort = useQuery(cohortQuery(cohortId)).data;
  const documents = useMemo(() => ofCohort(cohortId), [cohortId]);
  return (
    <Page title={cohort?.course ?? tDesk('design.title')} width="wide">
      <Designs
        documents={documents}
        back={
          <Link to="/cohorts/$cohortId/certificates" params={{ cohortId }}>
            {tDesk('design.back')}
          </Link>
        }
      />
    </Page>
  );
}
