import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/Page';
import { Designs } from '../desk/design/DesignPage';
import { ofContest } from '../documents/documents';
import { OfficeCard } from '../documents/OfficeCard';
import { Register } from '../documents/Register';
import { contestQuery } from './queries';

const registerRoute = getRouteApi('/frame/shell/contests/$contestId/certificates');
const designRoute = getRouteApi('/frame/shell/contests/$contestId/certificates/design');

/** The register of a contest's diplomas and certificates. */
export function ContestDocumentsPage() {
  const { t } = useTranslation('contests');
  const { t: tDesk } = useTranslation('desk');
  const { contestId } = registerRoute.useParams();
  const contest = useQuery(contestQuery(contestId));
  const documents = useMemo(() => ofContest(contestId), [contestId]);
  return (
    <Page
      title={t('documents.title')}
      width="wide"
      lead={
        <Link to="/contests/$contestId/board" params={{ contestId }}>
          {contest.data?.settings.title ?? t('ways.board')}
        </Link>
      }
    >
      <Register
        documents={documents}
        designs={
          <Link className="btn ghost" to="/contests/$contestId/certificates/design" params={{ contestId }}>
            {tDesk('design.link')}
          </Link>
        }
      >
        {({ isSigned }) => <OfficeCard documents={documents} isSigned={isSigned} />}
      </Register>
    </Page>
  );
}

/** What these documents say and look like. */
export function ContestDesignPage() {
  const { t: tDesk } = useTranslation('desk');
  const { contestId } = designRoute.useParams();
  const contest = useQuery(contestQuery(contestId));
  const documents = useMemo(() => ofContest(contestId), [contestId]);
  return (
    <Page title={contest.data?.settings.title ?? tDesk('design.title')} width="wide">
      <Designs
        documents={documents}
        back={
          <Link to="/contests/$contestId/certificates" params={{ contestId }}>
            {tDesk('design.back')}
          </Link>
        }
      />
    </Page>
  );
}
