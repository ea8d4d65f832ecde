import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptHead } from './AttemptHead';
import { ConflictNotice } from '../../../sitting/ConflictNotice';
import type { Task } from '../../../sitting/contract';
import { HandInDialog } from './HandInDialog';
import { UploadTask } from './lazyFiles';
import { JuryQuestions } from './lazyQuestions';
import { OneTask } from '../../../sitting/OneTask';
import type { OwnPlace } from '../../../sitting/place';
import { Question } from '../../../sitting/questions/Question';
import type { AttemptSession } from './session';
import { useSessionState } from '../../../sitting/useSessionState';

/** The paper that is sat. */
export function WorkPage({ session, place }: { session: AttemptSession; place: OwnPlace }) {
  const { t } = useTranslation('attempt');
  const state = useSessionState(session);
  const { view, answers } = state;
  // Shown with the task that is asked about, or without the field.
  const [questions, setQuestions] = useState<{ about?: Task }>();

  useEffect(() => {
    document.title = `${view.olympiadTitle} · ${t('title')}`;
  }, [view.olympiadTitle, t]);

  return (
    <OneTask
      head={<AttemptHead session={session} />}
      lead={!state.journal.durable && <p className="notice warn">{t('notDurable')}</p>}
      paper={view.paper}
      answers={answers}
      conflicts={state.conflicts}
      place={place}
      onBlur={() => void session.flush()}
      question={(task, statementId) => {
        const answer = answers.get(task.id) ?? null;
        const conflict = state.conflicts.get(task.id);
        return (
          <>
            {conflict && (
              <ConflictNotice
                body={task.body}
                ours={answer}
                conflict={conflict}
                onKeep={(which) => void session.resolve(task.id, which)}
              />
            )}
            {task.body.type === 'upload' ? (
              <Suspense fallback={<p className="muted">{t('opening.wait')}</p>}>
                <UploadTask
                  key={task.id}
                  session={session}
                  taskId={task.id}
                  body={task.body}
                  statementId={statementId}
                />
              </Suspense>
            ) : (
              <Question
                key={`${task.id} ${state.revisions.get(task.id) ?? 0}`}
                body={task.body}
                answer={answer}
                onChange={(next) => session.change(task.id, next)}
                locked={false}
                seed={`${view.attemptId} ${task.id}`}
                statementId={statementId}
              />
            )}
          </>
        );
      }}
      after={() =>
        (questions || (view.juryAnswers ?? 0) > 0) && (
          <Suspense>
            <JuryQuestions session={session} about={questions?.about} onAsked={() => setQuestions({})} />
          </Suspense>
        )
      }
      aside={(task) => (
        <button
          type="button"
          className="quiet"
          aria-expanded={questions?.about !== undefined}
          onClick={() => setQuestions(questions?.about ? {} : { about: task })}
        >
          {t('askJury')}
        </button>
      )}
      handIn={(go, close) => <HandInDialog session={session} flags={place.flags} onGo={go} onClose={close} />}
    />
  );
}
