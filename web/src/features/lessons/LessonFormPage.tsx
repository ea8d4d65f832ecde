import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ErrorNotice } from '../../ui/ErrorNotice';
import { CheckField, SelectField, TextField } from '../../ui/Field';
import { Page } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { fromInput, toInput } from '../olympiads/desk/moments';
import { lessonsKey } from '../people/queries/lessons';
import { useMe } from '../people/queries/me';
import { CandidateSearch } from './CandidateSearch';
import { lessonQuery, type Lesson, type Role } from './queries';
import './lessons.css';

const route = getRouteApi('/frame/shell/lessons/$lessonId/edit');

/** A new lesson; whoever makes it teaches it until somebody else is named. */
export function NewLessonPage() {
  const { t } = useTranslation('lessons');
  const me = useMe();
  return (
    <Page title={t('form.newTitle')} width="form">
      {me ? <Form me={{ personId: me.personId, name: me.name }} /> : <Skeleton lines={6} />}
    </Page>
  );
}

export function EditLessonPage() {
  const { t } = useTranslation('lessons');
  const { lessonId } = route.useParams();
  const lesson = useQuery(lessonQuery(lessonId));
  return (
    <Page title={t('form.editTitle')} width="form">
      <ErrorNotice error={lesson.error} />
      {lesson.isPending && <Skeleton lines={6} />}
      {lesson.data && <Form key={lesson.data.version} lesson={lesson.data} />}
    </Page>
  );
}

interface Member {
  personId: string;
  name: string;
  role: Role;
}

const nextHour = () => {
  const next = new Date(Date.now() + 3_600_000);
  next.setMinutes(0, 0, 0);
  return next.toISOString();
};

function Form({ lesson, me }: { lesson?: Lesson; me?: { personId: string; name: string } }) {
  const { t } = useTranslation('lessons');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [title, setTitle] = useState(lesson?.title ?? '');
  const [kind, setKind] = useState<Lesson['kind']>(lesson?.kind ?? 'lesson');
  const [startsAt, setStartsAt] = useState(toInput(lesson?.startsAt ?? nextHour()));
  const [minutes, setMinutes] = useState(lesson?.minutes ?? 40);
  const [hasWaitingRoom, setWaitingRoom] = useState(lesson?.hasWaitingRoom ?? false);
  const [members, setMembers] = useState<Member[]>(lesson?.members ?? (me ? [{ ...me, role: 'teacher' }] : []));
  const [callingOff, setCallingOff] = useState(false);
  const hasBegun = Boolean(lesson?.begunAt);

  const done = async () => {
    // Also the list, which is not shown now: it would show for a moment what it was.
    await queries.invalidateQueries({ queryKey: lessonsKey, refetchType: 'all' });
    await navigate({ to: '/lessons' });
  };
  const save = useMutation({
    mutationFn: async () => {
      const common = {
        title,
        startsAt: fromInput(startsAt)!,
        minutes,
        hasWaitingRoom,
        members: members.map(({ personId, role }) => ({ personId, role })),
      };
      if (!lesson) return body(api.POST('/api/lessons', { body: { ...common, kind } }));
      const path = { id: lesson.id };
      return api.PUT('/api/lessons/{id}', { params: { path }, body: { ...common, version: lesson.version } });
    },
    onSuccess: done,
  });

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Card className="stack">
        <TextField
          label={t('form.title')}
          required
          maxLength={200}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        {!lesson && (
          <SelectField
            label={t('form.kind')}
            hint={t(`form.kindHint.${kind}`)}
            value={kind}
            onChange={({ target }) => setKind(target.value as typeof kind)}
          >
            <option value="lesson">{t('kinds.lesson')}</option>
            <option value="seminar">{t('kinds.seminar')}</option>
          </SelectField>
        )}
        <TextField
          label={t('form.startsAt')}
          type="datetime-local"
          required
          disabled={hasBegun}
          value={startsAt}
          onChange={({ target }) => setStartsAt(target.value)}
        />
        <TextField
          label={t('form.minutes')}
          type="number"
          min={5}
          max={480}
          required
          disabled={hasBegun}
          value={Number.isNaN(minutes) ? '' : minutes}
          onChange={({ target }) => setMinutes(target.valueAsNumber)}
        />
        <CheckField
          label={t('form.waitingRoom')}
          hint={t('form.waitingRoomHint')}
          disabled={hasBegun}
          checked={hasWaitingRoom}
          onChange={({ target }) => setWaitingRoom(target.checked)}
        />
      </Card>
      <Card title={t('form.members', { count: members.length })} className="stack">
        <ul role="list" className="lesson-people" aria-label={t('form.members', { count: members.length })}>
          {members.map(({ personId, name, role }) => (
            <li key={personId}>
              <span>{name}</span>
              <span className="line">
                <label>
                  <span className="visually-hidden">{t('form.roleOf', { name })}</span>
                  <select
                    className="input"
                    value={role}
                    onChange={({ target }) =>
                      setMembers(
                        members.map((other) =>
                          other.personId === personId ? { ...other, role: target.value as Role } : other,
                        ),
                      )
                    }
                  >
                    {(['teacher', 'assistant', 'pupil', 'observer'] as const).map((one) => (
                      <option key={one} value={one}>
                        {t(`roles.${one}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <Button
                  kind="ghost"
                  aria-label={`${t('form.remove')}: ${name}`}
                  onClick={() => setMembers(members.filter((other) => other.personId !== personId))}
                >
                  {t('form.remove')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
        <CandidateSearch
          taken={members.map(({ personId }) => personId)}
          onAdd={(people) =>
            setMembers([
              ...members,
              ...people.map(({ personId, name, kind }) => ({
                personId,
                name,
                role: kind === 'student' ? ('pupil' as const) : ('assistant' as const),
              })),
            ])
          }
        />
      </Card>
      <ErrorNotice error={save.error} />
      <div className="line">
        <Button type="submit" busy={save.isPending}>
          {t(lesson ? 'form.save' : 'form.schedule')}
        </Button>
        {lesson && !hasBegun && (
          <Button kind="danger" onClick={() => setCallingOff(true)}>
            {t('form.callOff')}
          </Button>
        )}
      </div>
      {callingOff && lesson && (
        <ConfirmDialog
          title={t('form.callOffTitle')}
          action={t('form.callOff')}
          danger
          onConfirm={async () => {
            await api.PUT('/api/lessons/{id}/called-off', { params: { path: { id: lesson.id } } });
            await done();
          }}
          onClose={() => setCallingOff(false)}
        >
          <p>{t('form.callOffText', { title: lesson.title })}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
