import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { offerFile } from '../../../ui/offerFile';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { schoolCertificatesQuery } from '../../people/queries/certificates';
import { isStaff, useMe } from '../../people/queries/me';
import { TrackChoice, useTrack } from '../standings/TrackChoice';
import { TrackTable } from '../standings/TrackTable';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/registrations/results');

/** «Результаты школы»: places and points of the own pupils, and their certificates in one file. */
export function SchoolResultsPage() {
  const { t } = useTranslation('registrations');
  const { olympiadId } = route.useParams();
  const standing = useQuery({
    queryKey: ['school-results', olympiadId],
    queryFn: () => body(api.GET('/api/olympiads/{id}/standing', { params: { path: { id: olympiadId } } })),
    retry: (count, error) => !(error instanceof ApiError) && count < 3,
    // The server shows works only to those who answer for the pupil; of a public standing the other rows come without one.
    select: (data) => ({
      ...data,
      tracks: data.tracks
        .map((track) => ({ ...track, rows: track.rows.filter((row) => row.registrationId !== null) }))
        .filter((track) => track.rows.length > 0)
        .map((track) => ({ ...track, participants: track.rows.length })),
    }),
  });
  const schools = useQuery(schoolCertificatesQuery);
  const me = useMe();
  // The cabinet, which looks on as well, has them of all schools.
  const hasCertificates = (me && isStaff(me)) || schools.data?.some((held) => held.olympiadId === olympiadId);
  const certificates = useMutation({
    mutationFn: async () => {
      const file = await api.GET('/api/olympiads/{olympiadId}/certificates.pdf', {
        params: { path: { olympiadId } },
        parseAs: 'blob',
      });
      offerFile('certificates.pdf', file.data as unknown as Blob);
    },
  });
  const notYet = standing.error instanceof ApiError && standing.error.code === 'olympiad.results.not-published';
  const data = standing.data;
  const track = useTrack(data);
  return (
    <Page
      title={t('results.title')}
      lead={data?.title}
      width="wide"
      action={
        data &&
        hasCertificates && (
          <Button busy={certificates.isPending} onClick={() => certificates.mutate()}>
            {t('results.certificates')}
          </Button>
        )
      }
    >
      <div className="stack">
        <p>
          <Link to="/olympiads/$olympiadId/registrations" params={{ olympiadId }}>
            {t('results.back')}
          </Link>
        </p>
        {notYet ? (
          <Card>
            <EmptyState title={t('results.notYet')}>{t('results.notYetHint')}</EmptyState>
          </Card>
        ) : (
          <ErrorNotice error={standing.error} />
        )}
        <ErrorNotice error={schools.error ?? certificates.error} />
        {standing.isPending && (
          <Card>
            <Skeleton lines={6} />
          </Card>
        )}
        {data && !track && (
          <Card>
            <EmptyState title={t('results.nobody')} />
          </Card>
        )}
        {data && track && (
          <>
            <TrackChoice tracks={data.tracks} value={track.trackId} />
            <TrackTable track={track} />
          </>
        )}
      </div>
    </Page>
  );
}
