import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { setupQuery, timetableKey, useSchool, type Setup } from './queries';
import { SchoolPicker } from './SchoolPicker';
import { TimetableLinks } from './TimetableLinks';
import './timetable.css';

/** Terms and rooms of a school. */
export function SettingsPage() {
  const { t } = useTranslation('timetable');
  const { school, schools, error } = useSchool();
  const setup = useQuery({ ...setupQuery(school?.id ?? ''), enabled: Boolean(school) });
  return (
    <Page title={t('settings.title')} lead={<TimetableLinks here="/timetable/settings" />}>
      <div className="stack">
        <SchoolPicker schools={schools} />
        <ErrorNotice error={error ?? setup.error} />
        {setup.isLoading && <Skeleton lines={6} />}
        {school && setup.data && (
          <>
            <Terms key={`terms ${school.id}`} schoolId={school.id} terms={setup.data.terms} />
            <Places key={`places ${school.id}`} schoolId={school.id} places={setup.data.places} />
          </>
        )}
      </div>
    </Page>
  );
}

/** New rows have no id yet. */
type Row<T extends { id: string }> = Omit<T, 'id'> & { id: string | null };
type TermRow = Row<Setup['terms'][number]>;
type PlaceRow = Row<Setup['places'][number]>;

/** What the server made of the rows, new ids too; what was typed into the other form stays there. */
async function readAgain(queries: QueryClient, schoolId: string) {
  await queries.invalidateQueries({ queryKey: timetableKey });
  return queries.fetchQuery({ ...setupQuery(schoolId), staleTime: 10_000 });
}

function Terms({ schoolId, terms }: { schoolId: string; terms: Setup['terms'] }) {
  const { t } = useTranslation('timetable');
  const queries = useQueryClient();
  const [rows, setRows] = useState<TermRow[]>(terms);
  const put = (at: number, some: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...some } : row)));
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/timetable/schools/{organizationId}/terms', {
        params: { path: { organizationId: schoolId } },
        body: { terms: rows },
      }),
    onSuccess: async () => setRows((await readAgain(queries, schoolId)).terms),
  });
  return (
    <Card title={t('settings.terms')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <p className="muted">{t('settings.termsHint')}</p>
        {rows.map((term, at) => (
          <fieldset className="row-fields" key={term.id ?? `new ${String(at)}`}>
            <legend className="visually-hidden">{term.title || t('settings.term')}</legend>
            <TextField
              label={t('settings.termTitle')}
              required
              maxLength={60}
              value={term.title}
              onChange={({ target }) => put(at, { title: target.value })}
            />
            <TextField
              label={t('settings.number')}
              type="number"
              min={1}
              max={12}
              required
              value={Number.isNaN(term.number) ? '' : term.number}
              onChange={({ target }) => put(at, { number: target.valueAsNumber })}
            />
            <TextField
              label={t('entry.from')}
              type="date"
              required
              value={term.from}
              onChange={({ target }) => put(at, { from: target.value })}
            />
            <TextField
              label={t('entry.to')}
              type="date"
              required
              value={term.to}
              onChange={({ target }) => put(at, { to: target.value })}
            />
            <Button
              kind="ghost"
              aria-label={t('settings.removeOf', { title: term.title })}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            >
              {t('entry.remove')}
            </Button>
          </fieldset>
        ))}
        <div className="stack settings-end">
          <ErrorNotice error={save.error} />
          {save.isSuccess && <Notice kind="ok">{t('settings.saved')}</Notice>}
          <div className="line">
            <Button type="submit" busy={save.isPending}>
              {t('settings.saveTerms')}
            </Button>
            <Button
              kind="ghost"
              onClick={() =>
                setRows([
                  ...rows,
                  {
                    id: null,
                    title: t('settings.newTerm', { number: (rows.length % 4) + 1 }),
                    number: (rows.length % 4) + 1,
                    from: '',
                    to: '',
                  },
                ])
              }
            >
              {t('settings.addTerm')}
            </Button>
          </div>
        </div>
      </form>
    </Card>
  );
}

function Places({ schoolId, places }: { schoolId: string; places: Setup['places'] }) {
  const { t } = useTranslation('timetable');
  const queries = useQueryClient();
  const [rows, setRows] = useState<PlaceRow[]>(places);
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/timetable/schools/{organizationId}/places', {
        params: { path: { organizationId: schoolId } },
        body: { places: rows },
      }),
    onSuccess: async () => setRows((await readAgain(queries, schoolId)).places),
  });
  return (
    <Card title={t('settings.places')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <p className="muted">{t('settings.placesHint')}</p>
        {rows.map((place, at) => (
          <div className="row-fields places" key={place.id ?? `new ${String(at)}`}>
            <TextField
              label={t('entry.place')}
              required
              maxLength={60}
              value={place.title}
              onChange={({ target }) =>
                setRows(rows.map((row, index) => (index === at ? { ...row, title: target.value } : row)))
              }
            />
            <Button
              kind="ghost"
              aria-label={t('settings.removeOf', { title: place.title })}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            >
              {t('entry.remove')}
            </Button>
          </div>
        ))}
        <div className="stack settings-end">
          <ErrorNotice error={save.error} />
          {save.isSuccess && <Notice kind="ok">{t('settings.saved')}</Notice>}
          <div className="line">
            <Button type="submit" busy={save.isPending}>
              {t('settings.savePlaces')}
            </Button>
            <Button kind="ghost" onClick={() => setRows([...rows, { id: null, title: '' }])}>
              {t('settings.addPlace')}
            </Button>
          </div>
        </div>
      </form>
    </Card>
  );
}
