import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useFormats } from '../../../i18n/format';
import { answerOf } from '../../../sitting/answers';
import { Question } from '../../../sitting/questions/Question';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ErrorNotice, Notice } from '../../../ui/ErrorNotice';
import { TextAreaField } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { TaskReport } from '../quiz/TaskReport';
import { learnerTriesQuery, tutorTryQuery, type TutorTask, type TutorTryView } from '../queries/grades';

interface Props {
  attemptId: string;
  enrolmentId: string;
  unitId: string;
}

/** One try, question by question, and late answers that its tutor may let count. */
export function TutorTry({ attemptId, enrolmentId, unitId }: Props) {
  const { t } = useTranslation(['enrolment', 'quiz']);
  const read = useQuery(tutorTryQuery(attemptId));
  const [accepting, setAccepting] = useState(false);
  const view = read.data;
  if (!view)
    return (
      <Card title={t('tries.one')}>{read.isError ? <ErrorNotice error={read.error} /> : <Skeleton lines={6} />}</Card>
    );
  const late = view.tasks.filter((task) => task.late !== null);
  return (
    <Card title={t('quiz:try', { number: view.number })}>
      <div className="stack">
        <Summary view={view} />
        {view.lateUpTo !== null && (
          <Notice kind="warn">
            <div className="stack tight">
              <p>{t('tries.lateWaits', { count: late.length })}</p>
              <div>
                <Button kind="ghost" onClick={() => setAccepting(true)}>
                  {t('tries.accept')}
                </Button>
              </div>
            </div>
          </Notice>
        )}
        <ol role="list" className="quiz-tasks">
          {view.tasks.map((task) => (
            <OneTask key={task.asked.id} task={task} attemptId={attemptId} />
          ))}
        </ol>
        <p className="small muted">{t('tries.logged')}</p>
      </div>
      {accepting && view.lateUpTo !== null && (
        <AcceptDialog
          attemptId={attemptId}
          upTo={view.lateUpTo}
          enrolmentId={enrolmentId}
          unitId={unitId}
          shownAt={view.shownAt}
          onClose={() => setAccepting(false)}
        />
      )}
    </Card>
  );
}

function Summary({ view }: { view: TutorTryView }) {
  const { t } = useTranslation(['enrolment', 'quiz']);
  const formats = useFormats();
  return (
    <div className="stack tight">
      <div className="line">
        <Tag kind={view.passed ? 'ok' : 'bad'}>{t(view.passed ? 'quiz:passed' : 'quiz:failed')}</Tag>
        <span className="num quiz-sum">
          {t('quiz:points', { points: formats.number(view.points), max: formats.number(view.maxPoints) })}
        </span>
      </div>
      <p className="muted">
        {t('tries.span', { from: formats.dateTime(view.openedAt), to: formats.dateTime(view.handedInAt) })}
      </p>
      {view.accepted.map((one) => (
        <p key={one.at}>{t('tries.accepted', { by: one.by, at: formats.dateTime(one.at), reason: one.reason })}</p>
      ))}
    </div>
  );
}

function OneTask({ task, attemptId }: { task: TutorTask; attemptId: string }) {
  const { t } = useTranslation(['enrolment', 'quiz']);
  const formats = useFormats();
  const { asked, late } = task;
  const lateAnswer = late?.answer ? (answerOf(late.answer) ?? null) : null;
  return (
    <TaskReport
      task={asked}
      result={task.result}
      attemptId={attemptId}
      isTutors
      note={
        <>
          {task.isKept && <Tag kind="none">{t('tries.kept')}</Tag>}
          {task.isLate && <Tag kind="info">{t('tries.cameLate')}</Tag>}
          {late && <Tag kind="warn">{t('tries.lateAnswer')}</Tag>}
        </>
      }
    >
      {task.answeredAt && (
        <p className="small muted">{t('tries.answered', { at: formats.dateTime(task.answeredAt) })}</p>
      )}
      {late && (
        <div>
          <p className="small muted">
            {t('tries.lateCame', { at: formats.dateTime(late.receivedAt) })}{' '}
            {late.writtenBy ? t('tries.lateClock', { at: formats.dateTime(late.writtenBy) }) : t('tries.lateNoClock')}
          </p>
          {lateAnswer === null ? (
            <p>{t('tries.takenBack')}</p>
          ) : (
            <Question
              body={asked.body}
              answer={lateAnswer}
              onChange={() => undefined}
              locked
              seed={`${attemptId} ${asked.id}`}
              statementId={`statement-${asked.id}`}
            />
          )}
        </div>
      )}
    </TaskReport>
  );
}

interface AcceptProps extends Props {
  upTo: number;
  /** When the learner was told what is right. */
  shownAt: string | null;
  onClose: () => void;
}

function AcceptDialog({ attemptId, upTo, enrolmentId, unitId, shownAt, onClose }: AcceptProps) {
  const { t } = useTranslation('enrolment');
  const formats = useFormats();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const accept = useMutation({
    mutationFn: () =>
      api.POST('/api/quiz-attempts/{id}/late-answers', { params: { path: { id: attemptId } }, body: { upTo, reason } }),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: tutorTryQuery(attemptId).queryKey }),
        queries.invalidateQueries({ queryKey: learnerTriesQuery(enrolmentId, unitId).queryKey }),
        queries.invalidateQueries({ queryKey: ['cohorts'] }),
      ]);
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('tries.acceptTitle')}
      action={t('tries.accept')}
      act={accept}
      onSubmit={() => accept.mutate()}
      onClose={onClose}
    >
      <p>{t('tries.acceptHint')}</p>
      {shownAt && <Notice kind="warn">{t('tries.alreadyShown', { at: formats.dateTime(shownAt) })}</Notice>}
      <TextAreaField
        label={t('grades.reason')}
        hint={t('grades.reasonHint')}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  );
}
