import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { useAddressValue } from '../../../ui/AddressFilter';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { useServerNow } from '../../../ui/time';
import { EntriesTable } from './EntriesTable';
import { entriesList, entriesQuery, olympiadQuery, schoolsQuery, type EntryStatus } from './queries';
import './school.css';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/registrations');
export const entryStatuses: readonly EntryStatus[] = ['confirmed', 'pending', 'withdrawn'];

/** «Участники школы»: who of the own pupils takes part, for which track, and what is still missing. */
export function RegistrationsPage() {
  const { t } = useTranslation('registrations');
  const formats = useFormats();
  const { olympiadId } = route.useParams();
  const [state] = useTableState();
  const status = useAddressValue('status');
  const olympiad = useQuery(olympiadQuery(olympiadId));
  const schools = useQuery(schoolsQuery);
  const filter = {
    search: state.q,
    organizationId: useAddressValue('organization'),
    trackId: useAddressValue('track'),
    status: entryStatuses.find((known) => known === status),
    sort: state.sort,
  };
  const entries = useQuery(entriesQuery(olympiadId, { ...filter, page: state.page, size: state.size }));
  const o = olympiad.data;
  const now = useServerNow(30_000);
  const closed = o && Date.parse(o.registrationClosesAt) <= now;
  const open = o && !closed && Date.parse(o.registrationOpensAt) <= now;
  const filtered = Boolean(state.q || status) || entries.data?.page !== 1;
  return (
    <Page
      title={o?.title ?? t('entries.title')}
      width="wide"
      lead={
        o &&
        (open
          ? t('entries.until', { time: formats.dateTime(o.registrationClosesAt) })
          : t('entries.closed', { span: formats.span(o.registrationOpensAt, o.registrationClosesAt) }))
      }
      action={
        open && (
          <Link className="btn" to="/olympiads/$olympiadId/registrations/add" params={{ olympiadId }}>
            {t('entries.add')}
          </Link>
        )
      }
    >
      <div className="stack">
        <p className="line">
          <Link to="/school-olympiads">{t('entries.back')}</Link>
          <Link to="/olympiads/$olympiadId/registrations/results" params={{ olympiadId }}>
            {t('results.title')}
          </Link>
          {o?.regulationsName && <a href={`/api/olympiads/${olympiadId}/regulations`}>{t('entries.regulations')}</a>}
        </p>
        <ErrorNotice error={olympiad.error ?? entries.error ?? schools.error} />
        {closed && <p className="muted">{t('entries.closedHint')}</p>}
        {entries.data && entries.data.pending > 0 && (
          <Notice kind="warn">
            {t('entries.pending', { count: entries.data.pending })}{' '}
            <Link to="." search={{ status: 'pending' } as never}>
              {t('entries.showPending')}
            </Link>
          </Notice>
        )}
        {entries.data && entries.data.lacking > 0 && (
          <Notice kind="warn">
            {t('entries.lacking', { count: entries.data.lacking })}{' '}
            <Link to="/olympiads/$olympiadId/registrations/consents" params={{ olympiadId }}>
              {t('consents.title')}
            </Link>
          </Notice>
        )}
        {(entries.isPending || !o) && !entries.error && !olympiad.error && <Skeleton lines={8} />}
        {entries.data && o && (
          <EntriesTable
            olympiad={o}
            open={open === true}
            entries={entries.data.items}
            total={entries.data.total}
            list={entriesList(olympiadId, filter)}
            schools={schools.data ?? []}
            empty={filtered ? undefined : <EmptyState title={t('entries.none')}>{t('entries.noneHint')}</EmptyState>}
          />
        )}
      </div>
    </Page>
  );
}
