import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../../api/client';
import { timeZone, toWall } from '../../../i18n/zone';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { SelectField, TextField } from '../../../ui/Field';
import { Page } from '../../../ui/Page';
import { Skeleton } from '../../../ui/Skeleton';
import { lessonsKey } from '../../people/queries/lessons';
import { CandidateSearch } from '../CandidateSearch';
import '../lessons.css';
import { groupQuery, useSchool, type Group } from './queries';
import './timetable.css';

const route = getRouteApi('/frame/shell/timetable/groups/$groupId/edit');

export function NewGroupPage() {
  const { t } = useTranslation('timetable');
  const { school, error } = useSchool();
  return (
    <Page title={t('group.newTitle')} width="form">
      <ErrorNotice error={error} />
      {school ? <Form organizationId={school.id} /> : <Skeleton lines={6} />}
    </Page>
  );
}

export function EditGroupPage() {
  const { t } = useTranslation('timetable');
  const { groupId } = route.useParams();
  const group = useQuery(groupQuery(groupId));
  return (
    <Page title={t('group.editTitle')} width="form">
      <ErrorNotice error={group.error} />
      {group.isPending && <Skeleton lines={6} />}
      {group.data && <Form key={group.data.version} organizationId={group.data.organizationId} group={group.data} />}
    </Page>
  );
}

type Member = Pick<Group['members'][number], 'personId' | 'name' | 'role' | 'from' | 'to'>;

/** The school year of a day: from 1 September to the end of May. */
function schoolYear() {
  const today = toWall(Date.now(), timeZone());
  const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < 8 ? 1 : 0);
  return { from: `${String(year)}-09-01`, to: `${String(year + 1)}-05-31` };
}

function Form({ organizationId, group }: { organizationId: string; group?: Group }) {
  const { t } = useTranslation('timetable');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const year = schoolYear();
  const [subject, setSubject] = useState(group?.subject ?? '');
  const [title, setTitle] = useState(group?.title ?? '');
  const [grade, setGrade] = useState(group?.grade ? String(group.grade) : '');
  const [from, setFrom] = useState(group?.from ?? year.from);
  const [to, setTo] = useState(group?.to ?? year.to);
  const [members, setMembers] = useState<Member[]>(group?.members ?? []);
  const save = useMutation({
    mutationFn: async () => {
      const sent = {
        subject,
        title,
        grade: grade ? Number(grade) : null,
        from,
        to,
        members: members.map((member) => ({
          personId: member.personId,
          role: member.role,
          from: member.from || null,
          to: member.to,
        })),
      };
      if (!group) return (await body(api.POST('/api/timetable/groups', { body: { ...sent, organizationId } }))).id;
      await api.PUT('/api/timetable/groups/{id}', {
        params: { path: { id: group.id } },
        body: { ...sent, version: group.version },
      });
      return group.id;
    },
    onSuccess: async (groupId) => {
      await queries.invalidateQueries({ queryKey: lessonsKey, refetchType: 'all' });
      await navigate({ to: '/timetable/groups/$groupId', params: { groupId } });
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Card className="stack">
        <TextField
          label={t('group.subject')}
          required
          maxLength={100}
          value={subject}
          onChange={({ target }) => setSubject(target.value)}
        />
        <TextField
          label={t('group.title')}
          hint={t('group.titleHint')}
          required
          maxLength={100}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <SelectField label={t('group.grade')} value={grade} onChange={({ target }) => setGrade(target.value)}>
          <option value="">{t('group.anyGrade')}</option>
          {Array.from({ length: 11 }, (_, at) => (
            <option key={at}>{at + 1}</option>
          ))}
        </SelectField>
        <TextField
          label={t('entry.from')}
          type="date"
          required
          value={from}
          onChange={({ target }) => setFrom(target.value)}
        />
        <TextField
          label={t('entry.to')}
          type="date"
          required
          value={to}
          onChange={({ target }) => setTo(target.value)}
        />
      </Card>
      <Card title={t('group.members', { count: members.length })} className="stack">
        <ul role="list" className="lesson-people" aria-label={t('group.members', { count: members.length })}>
          {members.map((member) => (
            <li key={member.personId}>
              <span>
                {member.name}
                {member.role === 'teacher' && <span className="small muted"> · {t('roles.teacher')}</span>}
              </span>
              <Button
                kind="ghost"
                aria-label={t('group.removeOf', { name: member.name })}
                onClick={() => setMembers(members.filter(({ personId }) => personId !== member.personId))}
              >
                {t('group.remove')}
              </Button>
            </li>
          ))}
        </ul>
        <CandidateSearch
          organizationId={organizationId}
          taken={members.map(({ personId }) => personId)}
          onAdd={(people) =>
            setMembers([
              ...members,
              ...people.map(({ personId, name, kind }) => ({
                personId,
                name,
                role: kind === 'student' ? ('pupil' as const) : ('teacher' as const),
                // Who comes later than the group begins learns from today on.
                from: group ? toWall(Date.now(), timeZone()).slice(0, 10) : '',
                to: null,
              })),
            ])
          }
        />
      </Card>
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" busy={save.isPending}>
          {t(group ? 'group.save' : 'group.create')}
        </Button>
      </div>
    </form>
  );
}
