import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { ContestDesk } from './ContestDesk';
import { expertSheetsQuery, sheetEntriesQuery } from './queries';
import './contests.css';
import '../jury/jury.css';

const route = getRouteApi('/frame/shell/expertise/$sheetId/$entryId');

/** One entry after the other by one sheet; the next one without points comes when a marking is ended. */
export function ContestMarkingPage() {
  const { t } = useTranslation('contests');
  const { sheetId, entryId } = route.useParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const entries = useQuery(sheetEntriesQuery(sheetId));
  const marking = useQuery({
    queryKey: ['contest-marking', sheetId, entryId],
    queryFn: () =>
      body(
        api.POST('/api/contest-sheets/{id}/entries/{entryId}/marking', {
          params: { path: { id: sheetId, entryId } },
        }),
      ),
    // What the page itself saves is newer than anything that is read behind it.
    staleTime: Infinity,
    gcTime: 0,
  });
  const back = (
    <Link to="/expertise/$sheetId" params={{ sheetId }}>
      {t('expertise.toEntries')}
    </Link>
  );
  if (!marking.data || !entries.data)
    return (
      <Page title={t('expertise.title')} lead={back}>
        {marking.isError || entries.isError ? (
          <Card>
            <ErrorNotice error={marking.error ?? entries.error} />
          </Card>
        ) : (
          <Skeleton lines={6} />
        )}
      </Page>
    );

  const { items } = entries.data;
  const index = items.findIndex((item) => item.entryId === entryId);
  const after = [...items.slice(index + 1), ...items.slice(0, index)];
  // A talk is followed by the next speaker, whatever was marked; works by those that are not.
  const next = entries.data.kind === 'talk' ? items[index + 1] : after.find((item) => !item.isDone);
  return (
    <ContestDesk
      key={marking.data.id}
      view={marking.data}
      back={back}
      talk={items[index]?.talk ?? null}
      next={next}
      onNext={async () => {
        await Promise.all(
          [expertSheetsQuery, sheetEntriesQuery(sheetId)].map(({ queryKey }) =>
            queries.invalidateQueries({ queryKey: queryKey as readonly unknown[] }),
          ),
        );
        await navigate(
          next
            ? { to: '/expertise/$sheetId/$entryId', params: { sheetId, entryId: next.entryId } }
            : { to: '/expertise/$sheetId', params: { sheetId } },
        );
      }}
    />
  );
}
