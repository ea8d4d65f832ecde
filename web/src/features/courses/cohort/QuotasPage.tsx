import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { quotasQuery, type Quotas } from '../queries/cohorts';
import { placesOf, sumOf, type Draft } from './quotas';
import './enrolment.css';

const route = getRouteApi('/frame/shell/cohorts/$cohortId/quotas');

/** How many places of a cohort each school fills by itself. */
export function QuotasPage() {
  const { t } = useTranslation('enrolment');
  const { cohortId } = route.useParams();
  const quotas = useQuery(quotasQuery(cohortId));
  return (
    <Page
      title={t('quotas.title')}
      width="wide"
      lead={
        <>
          {t('quotas.lead')}{' '}
          <Link to="/cohorts/$cohortId" params={{ cohortId }}>
            {quotas.data ? `${quotas.data.course}: ${quotas.data.cohort}` : t('ways.back')}
          </Link>
        </>
      }
    >
      <ErrorNotice error={quotas.error} />
      {quotas.isPending && <Skeleton lines={8} />}
      {quotas.data && <QuotasForm quotas={quotas.data} />}
    </Page>
  );
}

function QuotasForm({ quotas }: { quotas: Quotas }) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({});
  const [total, setTotal] = useState(String(quotas.seats || ''));
  const [shares, setShares] = useState<'even' | 'byPeople'>('byPeople');
  const params = { path: { id: quotas.cohortId } };
  const propose = useMutation({
    mutationFn: () =>
      body(api.POST('/api/cohorts/{id}/quotas/proposal', { params, body: { places: Number(total), shares } })),
    onSuccess: (shared) => {
      save.reset();
      setDraft({
        ...Object.fromEntries(quotas.schools.map(({ organizationId }) => [organizationId, ''])),
        ...Object.fromEntries(shared.map(({ organizationId, places }) => [organizationId, String(places)])),
      });
    },
  });
  const save = useMutation({
    mutationFn: async () => {
      await api.PUT('/api/cohorts/{id}/quotas', { params, body: { quotas: placesOf(quotas.schools, draft) } });
      await queries.invalidateQueries({ queryKey: quotasQuery(quotas.cohortId).queryKey });
    },
    onSuccess: () => setDraft({}),
  });
  const sum = sumOf(quotas.schools, draft);
  const columns: Column<Quotas['schools'][number]>[] = [
    { id: 'school', header: t('quotas.school'), value: ({ name }) => name, cell: ({ name }) => name },
    {
      id: 'people',
      header: t('quotas.people'),
      numeric: true,
      value: ({ people }) => people,
      cell: ({ people }) => formats.number(people),
    },
    {
      id: 'taken',
      header: t('quotas.taken'),
      numeric: true,
      value: ({ taken }) => taken,
      cell: ({ taken }) => formats.number(taken),
    },
    {
      id: 'places',
      header: t('quotas.places'),
      numeric: true,
      cell: ({ organizationId, name, places }) => (
        <input
          className="quota-places"
          type="number"
          min={0}
          max={10000}
          aria-label={t('quotas.placesOf', { school: name })}
          value={draft[organizationId] ?? (places || '')}
          onChange={(event) => {
            save.reset();
            setDraft((held) => ({ ...held, [organizationId]: event.target.value }));
          }}
        />
      ),
    },
  ];
  return (
    <div className="stack">
      <Card title={t('quotas.share')}>
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            if (!propose.isPending) propose.mutate();
          }}
        >
          <p className="muted">{quotas.seats > 0 ? t('quotas.seats', { count: quotas.seats }) : t('quotas.noSeats')}</p>
          <div className="form-grid">
            <TextField
              label={t('quotas.total')}
              type="number"
              min={0}
              max={10000}
              required
              value={total}
              onChange={(event) => setTotal(event.target.value)}
            />
            <SelectField
              label={t('quotas.shares')}
              value={shares}
              onChange={(event) => setShares(event.target.value as typeof shares)}
            >
              <option value="byPeople">{t('quotas.byPeople')}</option>
              <option value="even">{t('quotas.even')}</option>
            </SelectField>
          </div>
          <ErrorNotice error={propose.error} />
          {propose.isSuccess && !save.isSuccess && <Notice>{t('quotas.proposed')}</Notice>}
          <div className="line">
            <Button type="submit" kind="ghost" busy={propose.isPending}>
              {t('quotas.propose')}
            </Button>
          </div>
        </form>
      </Card>
      <DataTable
        caption={t('quotas.title')}
        columns={columns}
        rows={quotas.schools}
        rowKey={({ organizationId }) => organizationId}
        defaultSort="school"
      />
      <div className="save-bar">
        <p role="status">
          {t('quotas.sum', { count: sum })}
          {quotas.seats > 0 && sum > quotas.seats && <span className="bad-ink"> {t('quotas.over')}</span>}
        </p>
        <ErrorNotice error={save.error} />
        {save.isSuccess && <Notice kind="ok">{t('quotas.saved')}</Notice>}
        <div className="line">
          <Button busy={save.isPending} onClick={() => save.mutate()}>
            {t('quotas.save')}
          </Button>
        </div>
      </div>
    </div>
  );
}
