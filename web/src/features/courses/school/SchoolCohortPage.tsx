import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Page } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { schoolCohortQuery, schoolCohortsQuery, type Candidate, type SchoolPage } from '../queries/school';
import { enrolmentKinds } from '../words';
import { found, isFree } from './candidates';
import '../cohort/enrolment.css';
import '../../olympiads/desk/desk.css';
import '../courses.css';

const route = getRouteApi('/frame/shell/school-courses/$cohortId/$organizationId');

/** The people of a school for whom a course is, to be enrolled on the school's places. */
export function SchoolCohortPage() {
  const { t } = useTranslation('enrolment');
  const { t: tCourses } = useTranslation('courses');
  const formats = useFormats();
  const { cohortId, organizationId } = route.useParams();
  const page = useQuery(schoolCohortQuery(cohortId, organizationId));
  const back = <Link to="/school-courses">{t('school.back')}</Link>;
  if (!page.data)
    return (
      <Page title={t('school.title')} lead={back}>
        {page.isError ? <ErrorNotice error={page.error} /> : <Skeleton lines={8} />}
      </Page>
    );
  const { title, cohort, startsOn, endsOn, school } = page.data;
  return (
    <Page
      title={title}
      lead={
        <>
          {[
            cohort,
            endsOn
              ? tCourses('offers.span', { from: formats.date(startsOn), to: formats.date(endsOn) })
              : tCourses('learning.starts', { date: formats.date(startsOn) }),
            school,
          ].join(' · ')}{' '}
          · {back}
        </>
      }
    >
      <Enrol page={page.data} />
    </Page>
  );
}

function Enrol({ page }: { page: SchoolPage }) {
  const { t } = useTranslation('enrolment');
  const queries = useQueryClient();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [withdrawn, setWithdrawn] = useState<Candidate>();
  const left = Math.max(0, page.places - page.taken);
  const reread = async () => {
    await queries.invalidateQueries({ queryKey: schoolCohortsQuery.queryKey });
  };
  const enrol = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/school-cohorts/{id}/enrolments', {
          params: { path: { id: page.cohortId } },
          body: { organizationId: page.organizationId, personIds: [...chosen] },
        }),
      ),
    // Refused, somebody else was faster: the page shows what is left.
    onSettled: reread,
    onSuccess: () => setChosen(new Set()),
  });
  const people = found(page.people, search);
  const tooMany = chosen.size > left;
  return (
    <div className="stack">
      <Card>
        <ProgressBar label={t('school.left', { left, places: page.places })} value={page.taken} max={page.places} />
        {page.isOver && <Notice>{t('school.over')}</Notice>}
        {!page.isOver && left === 0 && <Notice>{t('school.full')}</Notice>}
      </Card>
      <Card title={t('school.people')}>
        {page.people.length === 0 ? (
          <EmptyState title={t('school.noPeople')} />
        ) : (
          <div className="stack tight">
            <TextField
              label={t('school.search')}
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            {people.length === 0 && <p className="muted">{t('school.notFound')}</p>}
            <ul role="list" className="course-list">
              {people.map((person) => (
                <Person
                  key={person.personId}
                  person={person}
                  canChoose={!page.isOver && left > 0}
                  isChosen={chosen.has(person.personId)}
                  onChoose={() => {
                    enrol.reset();
                    setChosen((held) => {
                      const next = new Set(held);
                      if (!next.delete(person.personId)) next.add(person.personId);
                      return next;
                    });
                  }}
                  onWithdraw={() => setWithdrawn(person)}
                />
              ))}
            </ul>
          </div>
        )}
      </Card>
      <div className="save-bar">
        <ErrorNotice error={enrol.error} />
        {enrol.data && (
          <Notice kind="ok">
            {t('school.enrolled', { count: enrol.data.enrolled })}
            {enrol.data.waiting > 0 && ` ${t('school.waiting', { count: enrol.data.waiting })}`}
          </Notice>
        )}
        {tooMany && <Notice kind="warn">{t('school.tooMany')}</Notice>}
        {chosen.size > 0 && (
          <div className="line">
            <Button busy={enrol.isPending} disabled={tooMany} onClick={() => enrol.mutate()}>
              {t('school.enrol', { count: chosen.size })}
            </Button>
          </div>
        )}
      </div>
      {withdrawn && (
        <WithdrawDialog page={page} person={withdrawn} onDone={reread} onClose={() => setWithdrawn(undefined)} />
      )}
    </div>
  );
}

interface PersonProps {
  person: Candidate;
  canChoose: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onWithdraw: () => void;
}

function Person({ person, canChoose, isChosen, onChoose, onWithdraw }: PersonProps) {
  const { t } = useTranslation('enrolment');
  const { t: tCourses } = useTranslation('courses');
  const { name, detail, state } = person;
  const text = (
    <span>
      {name}
      <span className="small muted"> {[detail, person.order].filter(Boolean).join(' · ')}</span>
    </span>
  );
  return (
    <li>
      {isFree(person) && canChoose ? (
        <label className="check">
          <input type="checkbox" checked={isChosen} onChange={onChoose} />
          {text}
        </label>
      ) : (
        text
      )}
      <div className="line">
        {state && <Tag kind={enrolmentKinds[state]}>{tCourses(`enrolment.${state}`)}</Tag>}
        {person.byQuota && (state === 'active' || state === 'waiting') && (
          <button type="button" className="linklike" aria-label={t('school.withdrawOf', { name })} onClick={onWithdraw}>
            {t('school.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}

interface WithdrawProps {
  page: SchoolPage;
  person: Candidate;
  onDone: () => Promise<void>;
  onClose: () => void;
}

function WithdrawDialog({ page, person, onDone, onClose }: WithdrawProps) {
  const { t } = useTranslation('enrolment');
  const [reason, setReason] = useState('');
  const withdraw = useMutation({
    mutationFn: () =>
      api.POST('/api/school-cohorts/{id}/withdrawals', {
        params: { path: { id: page.cohortId } },
        body: { organizationId: page.organizationId, personId: person.personId, reason },
      }),
    onSuccess: async () => {
      await onDone();
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('school.withdrawTitle')}
      action={t('school.withdraw')}
      danger
      act={withdraw}
      onSubmit={() => withdraw.mutate()}
      onClose={onClose}
    >
      <p>{person.name}</p>
      <TextField
        label={t('school.reason')}
        hint={t('school.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
