import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorNotice } from '../../../ui/ErrorNotice';
import { CheckField, SelectField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { useKeptFocus } from '../../../ui/useKeptFocus';
import { nameOfTask } from '../jury/nameOfTask';
import { juryQuery, type Jury } from '../jury/queries';
import { MarkingPlans } from './MarkingPlans';
import { useOlympiad } from './olympiadContext';

type Member = Jury['members'][number];

/** Who marks the works of the olympiad, and which tasks of them. */
export function JuryPage() {
  const { t } = useTranslation('jury');
  const queries = useQueryClient();
  const { id } = useOlympiad();
  const jury = useQuery(juryQuery(id));
  const [editing, setEditing] = useState<Member | 'new'>();
  const reread = () => queries.invalidateQueries({ queryKey: juryQuery(id).queryKey });
  const dismiss = useMutation({
    mutationFn: (personId: string) =>
      api.DELETE('/api/olympiads/{id}/jury/{personId}', { params: { path: { id, personId } } }),
    onSuccess: reread,
  });
  const kept = useKeptFocus(jury.data?.members.length ?? 0);
  const name = nameOfTask(t);
  if (!jury.data) return jury.isError ? <ErrorNotice error={jury.error} /> : <Skeleton lines={4} />;
  const { members, tasks } = jury.data;
  const dealt = (member: Member) => tasks.filter(({ taskId }) => member.taskIds.includes(taskId));
  return (
    <div className="stack">
      <p className="muted">{t('desk.lead')}</p>
      {tasks.length === 0 && <p className="notice">{t('desk.noTasks')}</p>}
      <ErrorNotice error={dismiss.error} />
      <Card>
        {members.length === 0 && <EmptyState title={t('desk.none')} />}
        <ul role="list" className="checks" {...kept}>
          {members.map((member) => (
            <li key={member.personId}>
              <b>{member.name}</b>
              <span className="muted">
                {member.taskIds.length === 0
                  ? t('desk.all')
                  : dealt(member).length === 0
                    ? t('desk.noneLeft')
                    : t('desk.some', { tasks: dealt(member).map(name).join('; ') })}{' '}
                · {t('desk.done', { count: member.done })}
              </span>
              <Button
                kind="ghost"
                aria-label={t('desk.tasksOf', { name: member.name })}
                onClick={() => setEditing(member)}
              >
                {t('desk.tasks')}
              </Button>
              {member.done === 0 && (
                <Button
                  kind="ghost"
                  aria-label={t('desk.removeOf', { name: member.name })}
                  busy={dismiss.isPending && dismiss.variables === member.personId}
                  onClick={() => dismiss.mutate(member.personId)}
                >
                  {t('desk.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {tasks.length > 0 && <Button onClick={() => setEditing('new')}>{t('desk.add')}</Button>}
      </Card>
      <Questions tasks={tasks} />
      {tasks.length > 0 && <MarkingPlans jury={jury.data} onSaved={reread} />}
      {editing && (
        <MemberDialog
          jury={jury.data}
          member={editing === 'new' ? undefined : editing}
          onSaved={reread}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function Questions({ tasks }: { tasks: Jury['tasks'] }) {
  const { t } = useTranslation('jury');
  const rounds = [...new Map(tasks.map(({ roundId, roundTitle }) => [roundId, roundTitle]))];
  return rounds.map(([roundId, title]) => (
    <p key={roundId}>
      <Link to="/marking/$roundId/questions" params={{ roundId }}>
        {t('desk.questions', { round: title })}
      </Link>
    </p>
  ));
}

interface DialogProps {
  jury: Jury;
  /** Undefined for somebody new. */
  member: Member | undefined;
  onSaved: () => Promise<void>;
  onClose: () => void;
}

function MemberDialog({ jury, member, onSaved, onClose }: DialogProps) {
  const { t } = useTranslation('jury');
  const { id } = useOlympiad();
  const [personId, setPersonId] = useState(member?.personId ?? '');
  const [taskIds, setTaskIds] = useState<string[]>(member?.taskIds ?? []);
  const name = nameOfTask(t);
  const save = useMutation({
    mutationFn: () =>
      api.PUT('/api/olympiads/{id}/jury/{personId}', { params: { path: { id, personId } }, body: { taskIds } }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  return (
    <FormDialog
      title={member ? t('desk.tasksOf', { name: member.name }) : t('desk.add')}
      act={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      {!member && (
        <SelectField
          label={t('desk.person')}
          hint={jury.candidates.length === 0 && t('desk.noCandidates')}
          required
          value={personId}
          onChange={(event) => setPersonId(event.target.value)}
        >
          <option value="">{t('desk.choose')}</option>
          {jury.candidates.map((candidate) => (
            <option key={candidate.personId} value={candidate.personId}>
              {candidate.name}
            </option>
          ))}
        </SelectField>
      )}
      <p className="small muted">{t('desk.hint')}</p>
      {jury.tasks.map((task) => (
        <CheckField
          key={task.taskId}
          label={name(task)}
          checked={taskIds.includes(task.taskId)}
          onChange={(event) =>
            setTaskIds(
              // Whoever chooses chooses among these: tasks that left their papers go with the first choice, and none is all again.
              jury.tasks
                .map(({ taskId }) => taskId)
                .filter((taskId) => (taskId === task.taskId ? event.target.checked : taskIds.includes(taskId))),
            )
          }
        />
      ))}
    </FormDialog>
  );
}
