import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConflictNotice } from '../../../sitting/ConflictNotice';
import { OneTask } from '../../../sitting/OneTask';
import type { OwnPlace } from '../../../sitting/place';
import { Question } from '../../../sitting/questions/Question';
import { useSessionState } from '../../../sitting/useSessionState';
import { CheckTask, type Verdict } from './CheckTask';
import type { QuizSession } from './openQuiz';
import { QuizHandIn } from './QuizHandIn';
import { QuizHead } from './QuizHead';

/** The quiz that is sat: a task a page; in practice each can be checked at once. */
export function QuizWork({ session, place }: { session: QuizSession; place: OwnPlace }) {
  const { t } = useTranslation('attempt');
  const state = useSessionState(session);
  const { view, answers, conflicts } = state;
  const { quiz } = view;
  const [verdicts, setVerdicts] = useState<Record<string, Verdict>>({});

  useEffect(() => {
    document.title = `${quiz.unitTitle} · ${quiz.courseTitle}`;
  }, [quiz]);

  return (
    <OneTask
      head={<QuizHead session={session} />}
      lead={!state.journal.durable && <p className="notice warn">{t('notDurable')}</p>}
      paper={view.paper}
      answers={answers}
      conflicts={conflicts}
      place={place}
      onBlur={() => void session.flush()}
      question={(task, statementId) => {
        const answer = answers.get(task.id) ?? null;
        const conflict = conflicts.get(task.id);
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
            <Question
              key={`${task.id} ${String(state.revisions.get(task.id) ?? 0)}`}
              body={task.body}
              answer={answer}
              onChange={(next) => session.change(task.id, next)}
              locked={false}
              seed={`${view.attemptId} ${task.id}`}
              statementId={statementId}
            />
          </>
        );
      }}
      after={(task) =>
        quiz.practice && (
          <CheckTask
            key={task.id}
            session={session}
            taskId={task.id}
            verdict={verdicts[task.id]}
            onVerdict={(verdict) => setVerdicts((known) => ({ ...known, [task.id]: verdict }))}
          />
        )
      }
      handIn={(go, close) => <QuizHandIn session={session} flags={place.flags} onGo={go} onClose={close} />}
    />
  );
}
