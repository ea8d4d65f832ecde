import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { DataTable, type Column } from '../../../ui/DataTable';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { SelectField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { withQuery } from '../../../ui/withQuery';
import { diagnosticsQuery, notTakenQuery, type Diagnostic, type NotTaken, type NotTakenRow } from './queries';
import '../../olympiads/desk/desk.css';
import './readiness.css';

/** Who has not taken a diagnostic, and one button that reminds them. */
export function NotTakenPage() {
  const { t } = useTranslation('readiness');
  const diagnostics = useQuery(diagnosticsQuery);
  return (
    <Page
      title={t('missing.title')}
      lead={
        <>
          <Link to="/readiness/coverage">{t('coverage.title')}</Link> · {t('missing.lead')}
        </>
      }
      width="wide"
    >
      <ErrorNotice error={diagnostics.error} />
      {diagnostics.isPending && <Skeleton lines={6} />}
      {diagnostics.data?.length === 0 && (
        <Card>
          <EmptyState title={t('missing.noDiagnostic')}>{t('missing.noDiagnosticHint')}</EmptyState>
        </Card>
      )}
      {diagnostics.data?.[0] && <Chosen diagnostics={diagnostics.data} first={diagnostics.data[0]} />}
    </Page>
  );
}

function Chosen({ diagnostics, first }: { diagnostics: Diagnostic[]; first: Diagnostic }) {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const [courseId, setCourseId] = useState(first.courseId);
  const [cohortId, setCohortId] = useState('');
  const missing = useQuery(notTakenQuery(courseId, cohortId || null));
  const cohorts = diagnostics.find((diagnostic) => diagnostic.courseId === courseId)?.cohorts ?? [];
  return (
    <div className="stack">
      <div className="form-grid">
        <SelectField
          label={t('missing.diagnostic')}
          value={courseId}
          onChange={(event) => {
            setCourseId(event.target.value);
            setCohortId('');
          }}
        >
          {diagnostics.map((diagnostic) => (
            <option key={diagnostic.courseId} value={diagnostic.courseId}>
              {diagnostic.title}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('missing.cohort')}
          hint={t('missing.cohortHint')}
          value={cohortId}
          onChange={(event) => setCohortId(event.target.value)}
        >
          <option value="">{t('missing.anyCohort')}</option>
          {cohorts.map((cohort) => (
            <option key={cohort.id} value={cohort.id}>
              {t('missing.cohortFrom', { title: cohort.title, date: formats.day(cohort.startsOn) })}
            </option>
          ))}
        </SelectField>
      </div>
      <ErrorNotice error={missing.error} />
      {missing.isPending && <Skeleton lines={8} />}
      {missing.data && (
        <Missing
          key={`${courseId} ${cohortId}`}
          courseId={courseId}
          cohortId={cohortId || null}
          missing={missing.data}
        />
      )}
    </div>
  );
}

interface MissingProps {
  courseId: string;
  cohortId: string | null;
  missing: NotTaken;
}

function Missing({ courseId, cohortId, missing }: MissingProps) {
  const { t } = useTranslation(['readiness', 'courses']);
  const queries = useQueryClient();
  const columns = useColumns();
  const remind = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/readiness/diagnostics/{id}/reminders', {
          params: { path: { id: courseId } },
          body: { cohortId },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: notTakenQuery(courseId, cohortId).queryKey }),
  });
  const told = remind.data;
  return (
    <>
      {missing.people.length > 0 && (
        <div className="line">
          <Button
            busy={remind.isPending}
            aria-disabled={!missing.byMail || undefined}
            onClick={() => missing.byMail && !remind.isPending && remind.mutate()}
          >
            {t('missing.remind')}
          </Button>
          <span className="small muted">{t(missing.byMail ? 'missing.remindHint' : 'missing.noMail')}</span>
        </div>
      )}
      <ErrorNotice error={remind.error} />
      {told && (
        <Notice kind={told.asked > 0 ? 'ok' : 'info'}>
          {[
            told.asked > 0 ? t('missing.asked', { count: told.asked }) : t('missing.nobody'),
            told.askedBefore > 0 && t('missing.askedBefore', { count: told.askedBefore }),
            told.withoutAddress > 0 && t('missing.withoutAddress', { count: told.withoutAddress }),
            told.unsubscribed > 0 && t('missing.unsubscribed', { count: told.unsubscribed }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
      <DataTable
        caption={t('missing.title')}
        columns={columns}
        rows={missing.people}
        rowKey={(row) => row.membershipId}
        defaultSort="school"
        exportList={withQuery(`/api/readiness/diagnostics/${courseId}/missing`, { cohortId: cohortId ?? '' })}
        empty={missing.people.length === 0 ? <EmptyState title={t('missing.none')} /> : undefined}
      />
    </>
  );
}

function useColumns(): Column<NotTakenRow>[] {
  const { t } = useTranslation('readiness');
  const formats = useFormats();
  const stateOf = ({ state }: NotTakenRow) =>
    t(
      state === 'active' || state === 'requested' || state === 'waiting'
        ? `missing.states.${state}`
        : 'missing.states.none',
    );
  return [
    { id: 'name', header: t('missing.name'), value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
    { id: 'school', header: t('coverage.school'), value: ({ school }) => school, cell: ({ school }) => school },
    {
      id: 'position',
      header: t('missing.position'),
      value: ({ position }) => position,
      cell: ({ position }) => position || '—',
    },
    { id: 'state', header: t('missing.state'), value: stateOf, cell: stateOf },
    {
      id: 'asked',
      header: t('missing.reminded'),
      value: ({ askedOn }) => askedOn ?? undefined,
      cell: ({ askedOn, hasAddress }) =>
        askedOn ? formats.day(askedOn) : hasAddress ? '—' : <span className="muted">{t('missing.noAddress')}</span>,
    },
  ];
}
