import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { ConsentsDialog } from './ConsentsDialog';
import { Missing } from './EntriesTable';
import { entriesList, entriesQuery, olympiadQuery, schoolsQuery, type Entry } from './queries';
import './school.css';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/registrations/consents');

/** Entries of pupils without a needed consent: tick those whose paper forms the school holds, enter all at once. */
export function ConsentsPage() {
  const { t } = useTranslation('registrations');
  const queries = useQueryClient();
  const { olympiadId } = route.useParams();
  const [state] = useTableState();
  const organizationId = useAddressValue('organization');
  const olympiad = useQuery(olympiadQuery(olympiadId));
  const schools = useQuery(schoolsQuery);
  const filter = {
    search: state.q,
    organizationId,
    trackId: '',
    status: undefined,
    lacking: true,
    sort: state.sort,
  };
  const entries = useQuery(entriesQuery(olympiadId, { ...filter, page: state.page, size: state.size }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<number>();
  const rows = entries.data?.items ?? [];
  const name = (entry: Entry) => [entry.lastName, entry.firstName, entry.middleName].filter(Boolean).join(' ');
  const all = rows.every((entry) => chosen.has(entry.personId));

  function toggle(personIds: readonly string[], on: boolean) {
    const after = new Set(chosen);
    for (const id of personIds)
      if (on) after.add(id);
      else after.delete(id);
    setChosen(after);
    setGiven(undefined);
  }

  const columns: Column<Entry>[] = [
    {
      id: 'pick',
      header: t('add.pick'),
      cell: (entry) => (
        <label className="pick">
          <input
            type="checkbox"
            aria-label={t('add.pickOf', { name: name(entry) })}
            checked={chosen.has(entry.personId)}
            onChange={(event) => toggle([entry.personId], event.target.checked)}
          />
        </label>
      ),
    },
    { id: 'name', header: t('entries.name'), head: true, value: name, cell: name },
    {
      id: 'class',
      header: t('entries.class'),
      plain: true,
      cell: (entry) => `${String(entry.grade)}${entry.classLetter}`,
    },
    ...(schools.data && schools.data.length > 1
      ? [{ id: 'school', header: t('entries.school'), plain: true, cell: (entry: Entry) => entry.organizationName }]
      : []),
    { id: 'missing', header: t('consents.missing'), cell: (entry) => <Missing consents={entry.missingConsents} /> },
  ];

  return (
    <Page title={t('consents.title')} lead={olympiad.data?.title} width="wide">
      <div className="stack">
        <Link to="/olympiads/$olympiadId/registrations" params={{ olympiadId }}>
          {t('add.back')}
        </Link>
        <ErrorNotice error={olympiad.error ?? schools.error ?? entries.error} />
        {given !== undefined && <Notice kind="ok">{t('consents.given', { count: given })}</Notice>}
        {entries.isPending && !entries.error && <Skeleton lines={8} />}
        {entries.data && (
          <DataTable
            caption={t('consents.title')}
            columns={columns}
            rows={rows}
            rowKey={(entry) => entry.id}
            total={entries.data.total}
            exportList={entriesList(olympiadId, filter)}
            empty={
              entries.data.lacking > 0 ? undefined : (
                <EmptyState title={t('consents.none')}>{t('consents.noneHint')}</EmptyState>
              )
            }
            filters={
              <>
                {schools.data && schools.data.length > 1 && (
                  <AddressFilter
                    name="organization"
                    label={t('entries.school')}
                    all={t('entries.allSchools')}
                    options={schools.data.map((school) => [school.id, school.shortName])}
                  />
                )}
                {rows.length > 0 && (
                  <Button
                    kind="ghost"
                    onClick={() =>
                      toggle(
                        rows.map((entry) => entry.personId),
                        !all,
                      )
                    }
                  >
                    {t(all ? 'add.clear' : 'add.all')}
                  </Button>
                )}
              </>
            }
          />
        )}
        {entries.data && entries.data.lacking > 0 && (
          <div className="school-bar">
            <Button aria-disabled={chosen.size === 0} onClick={() => chosen.size > 0 && setOpen(true)}>
              {chosen.size === 0 ? t('consents.enterNone') : t('consents.enter', { count: chosen.size })}
            </Button>
            <span className="small muted">{t('consents.hint')}</span>
          </div>
        )}
      </div>
      {open && (
        <ConsentsDialog
          personIds={[...chosen]}
          onDone={async (count) => {
            setGiven(count);
            setChosen(new Set());
            await Promise.all(
              [['registrations', olympiadId], ['candidates', olympiadId], ['today']].map((queryKey) =>
                queries.invalidateQueries({ queryKey }),
              ),
            );
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Page>
  );
}
