import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { AddressFilter, useAddressValue } from '../../../ui/AddressFilter';
import { Button } from '../../../ui/Button';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { useTableState } from '../../../ui/tableState';
import { Tag } from '../../../ui/Tag';
import { withQuery } from '../../../ui/withQuery';
import { canEnter, itemsOf, toggleAll, toggleOne, without, type Chosen } from './chosen';
import { Missing } from './EntriesTable';
import { candidatesQuery, olympiadQuery, schoolsQuery, type Candidate } from './queries';
import './school.css';

const route = getRouteApi('/frame/shell/olympiads/$olympiadId/registrations/add');

/** Pupils of the school whom the olympiad is for: tick them, set the track of those who perform for a higher grade, enter all at once. */
export function CandidatesPage() {
  const { t } = useTranslation('registrations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { olympiadId } = route.useParams();
  const [state] = useTableState();
  const olympiad = useQuery(olympiadQuery(olympiadId));
  const schools = useQuery(schoolsQuery);
  const asked = useAddressValue('organization');
  const organizationId = asked || (schools.data?.[0]?.id ?? '');
  const grade = Number(useAddressValue('grade')) || undefined;
  const candidates = useQuery({
    ...candidatesQuery(olympiadId, {
      organizationId,
      search: state.q,
      grade,
      classLetter: '',
      page: state.page,
      size: state.size,
    }),
    enabled: organizationId !== '',
  });
  const [chosen, setChosen] = useState<Chosen>(new Map());
  // Of those who were in sight when somebody was ticked: a refusal may be about one of another page of the list.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [school, setSchool] = useState(organizationId);
  if (school !== organizationId) {
    // Pupils of another school are entered by a request of their own.
    setSchool(organizationId);
    setChosen(new Map());
  }

  const register = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/olympiads/{id}/registrations', {
          params: { path: { id: olympiadId } },
          body: { organizationId, items: itemsOf(chosen) },
        }),
      ),
    onSuccess: async () => {
      // This page is left at once, so its own list is not asked for again.
      for (const queryKey of [
        ['registrations', olympiadId],
        ['candidates', olympiadId],
        ['school-olympiads'],
        ['today'],
      ])
        void queries.invalidateQueries({ queryKey, refetchType: 'none' });
      await navigate({ to: '/olympiads/$olympiadId/registrations', params: { olympiadId } });
    },
  });

  const tracks = new Map((olympiad.data?.tracks ?? []).map((track) => [track.id, track]));
  const rows = candidates.data?.items ?? [];
  const name = (c: Candidate) => [c.lastName, c.firstName, c.middleName].filter(Boolean).join(' ');
  function choose(next: Chosen) {
    setNames(new Map([...names, ...rows.map((c) => [c.personId, name(c)] as const)]));
    setChosen(next);
  }
  const refused = register.error instanceof ApiError ? String(register.error.args.personId) : '';
  const columns: Column<Candidate>[] = [
    {
      id: 'pick',
      header: t('add.pick'),
      cell: (c) =>
        canEnter(c) && (
          <label className="pick">
            <input
              type="checkbox"
              aria-label={t('add.pickOf', { name: name(c) })}
              checked={chosen.has(c.personId)}
              onChange={() => choose(toggleOne(chosen, c))}
            />
          </label>
        ),
    },
    { id: 'name', header: t('entries.name'), head: true, cell: (c) => name(c) },
    { id: 'class', header: t('entries.class'), plain: true, cell: (c) => `${String(c.grade)}${c.classLetter}` },
    {
      id: 'track',
      header: t('entries.track'),
      cell: (c) =>
        canEnter(c) && (
          <select
            className="input track-select"
            aria-label={t('add.trackOf', { name: name(c) })}
            value={chosen.get(c.personId) ?? c.trackIds[0]}
            onChange={(event) => choose(new Map(chosen).set(c.personId, event.target.value))}
          >
            {c.trackIds.map((id) => (
              <option key={id} value={id}>
                {tracks.get(id)?.name}
              </option>
            ))}
          </select>
        ),
    },
    {
      id: 'status',
      header: t('entries.status'),
      plain: true,
      cell: (c) => (
        <div className="lines">
          {c.registeredElsewhere && <Tag kind="none">{t('add.elsewhere')}</Tag>}
          {c.status && (
            <Tag kind={c.status === 'confirmed' ? 'ok' : c.status === 'pending' ? 'warn' : 'none'}>
              {t(`statuses.${c.status}`)}
            </Tag>
          )}
          <Missing consents={c.missingConsents} />
        </div>
      ),
    },
  ];
  const grades = [...new Set((olympiad.data?.tracks ?? []).map((track) => track.grade))].sort((a, b) => a - b);

  return (
    <Page title={t('add.title')} lead={olympiad.data?.title} width="wide">
      <div className="stack">
        <Link to="/olympiads/$olympiadId/registrations" params={{ olympiadId }}>
          {t('add.back')}
        </Link>
        <ErrorNotice error={olympiad.error ?? schools.error ?? candidates.error} />
        {candidates.isPending && !candidates.error && <Skeleton lines={8} />}
        {candidates.data && (
          <DataTable
            caption={t('add.title')}
            columns={columns}
            rows={rows}
            rowKey={(c) => c.personId}
            total={candidates.data.total}
            exportList={withQuery(`/api/olympiads/${olympiadId}/candidates`, {
              organizationId,
              search: state.q,
              grade,
            })}
            empty={state.q || grade ? undefined : <EmptyState title={t('add.none')}>{t('add.noneHint')}</EmptyState>}
            filters={
              <>
                {schools.data && schools.data.length > 1 && (
                  <AddressFilter
                    name="organization"
                    label={t('entries.school')}
                    all={null}
                    options={schools.data.map((s) => [s.id, s.shortName])}
                  />
                )}
                <AddressFilter
                  name="grade"
                  label={t('entries.class')}
                  all={t('add.allGrades')}
                  options={grades.map((own) => [String(own), t('add.grade', { grade: own })])}
                />
                <Button kind="ghost" onClick={() => choose(toggleAll(chosen, rows))}>
                  {t('add.all')}
                </Button>
              </>
            }
          />
        )}
        <ErrorNotice error={register.error}>
          {chosen.has(refused) && (
            <>
              <p>{t('add.refused', { name: names.get(refused) })}</p>
              <Button
                kind="ghost"
                onClick={() => {
                  setChosen(without(chosen, refused));
                  register.reset();
                }}
              >
                {t('add.leaveOut')}
              </Button>
            </>
          )}
        </ErrorNotice>
        <div className="school-bar">
          <Button
            busy={register.isPending}
            aria-disabled={chosen.size === 0}
            onClick={() => chosen.size > 0 && register.mutate()}
          >
            {chosen.size === 0 ? t('add.enterNone') : t('add.enter', { count: chosen.size })}
          </Button>
          {chosen.size > 0 && (
            <Button kind="ghost" onClick={() => setChosen(new Map())}>
              {t('add.clear')}
            </Button>
          )}
          <span className="small muted">{t('add.hint')}</span>
        </div>
      </div>
    </Page>
  );
}
