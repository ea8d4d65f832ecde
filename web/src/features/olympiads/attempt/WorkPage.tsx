import { Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisionSwitch } from '../../../app/VisionSwitch';
import { Button } from '../../../ui/Button';
import { completeness } from './answers';
import { AttemptHead } from './AttemptHead';
import { ConflictNotice } from './ConflictNotice';
import type { Task } from './contract';
import { HandInDialog } from './HandInDialog';
import { KeysDialog, useKeys } from './keys';
import { UploadTask } from './lazyFiles';
import { JuryQuestions } from './lazyQuestions';
import type { OwnPlace } from './place';
import { Pips } from './Pips';
import { Html } from './questions/Html';
import { Question } from './questions/Question';
import type { AttemptSession } from './session';
import { useSessionState } from './useSession';

/** One task at a time; pips to go anywhere, «Отметить» to come back later, «Дальше», and handing in after the last. */
export function WorkPage({ session, place }: { session: AttemptSession; place: OwnPlace }) {
  const { t } = useTranslation('attempt');
  const state = useSessionState(session);
  const { view, answers } = state;
  const { tasks } = view.paper;
  const { index, flags, goTo, toggleFlag } = place;
  const [dialog, setDialog] = useState<'handIn' | 'keys'>();
  // Shown with the task that is asked about, or without the field.
  const [questions, setQuestions] = useState<{ about?: Task }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const task = tasks[index];
  const last = index === tasks.length - 1;

  function go(next: number) {
    setDialog(undefined);
    goTo(next);
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }

  const keysOn = useKeys({
    active: dialog === undefined,
    previous: () => index > 0 && go(index - 1),
    next: () => !last && go(index + 1),
    flag: () => task && toggleFlag(task.id),
    help: () => setDialog('keys'),
  });

  // Who began by keyboard goes on from the first task.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    document.title = `${view.olympiadTitle} · ${t('title')}`;
  }, [view.olympiadTitle, t]);

  if (!task) return null;
  const answer = answers.get(task.id) ?? null;
  const conflict = state.conflicts.get(task.id);
  const flagged = flags.includes(task.id);
  const statementId = `statement-${task.id}`;

  return (
    <div className="attempt">
      <AttemptHead session={session} />
      <main id="content" className="attempt-body" tabIndex={-1} onBlur={() => void session.flush()}>
        {!state.journal.durable && <p className="notice warn">{t('notDurable')}</p>}
        <h1 className="task-line" tabIndex={-1} ref={heading}>
          {t('task.of', { number: index + 1, count: tasks.length })} · {t('task.points', { count: task.maxPoints })}
        </h1>
        {view.paper.instructionsHtml.trim() !== '' && (
          <details className="instructions" open={index === 0} key={index === 0 ? 'first' : 'other'}>
            <summary>{t('task.instructions')}</summary>
            <Html html={view.paper.instructionsHtml} />
          </details>
        )}
        <Html id={statementId} className="statement" html={task.statementHtml} />
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
            <UploadTask key={task.id} session={session} taskId={task.id} body={task.body} statementId={statementId} />
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
        {task.penalty > 0 && <p className="small muted penalty">{t('task.penalty', { count: task.penalty })}</p>}
        {(questions || (view.juryAnswers ?? 0) > 0) && (
          <Suspense>
            <JuryQuestions session={session} about={questions?.about} onAsked={() => setQuestions({})} />
          </Suspense>
        )}
        <div className="attempt-aside">
          <button
            type="button"
            className="quiet"
            aria-expanded={questions?.about !== undefined}
            onClick={() => setQuestions(questions?.about ? {} : { about: task })}
          >
            {t('askJury')}
          </button>
          <button type="button" className="quiet keys" onClick={() => setDialog('keys')}>
            {t('keys.title')}
          </button>
          <VisionSwitch />
        </div>
      </main>
      <footer className="attempt-foot">
        <Pips
          tasks={tasks.map(({ id, body }) => ({
            id,
            state: completeness(body, answers.get(id) ?? null),
            flagged: flags.includes(id),
            conflict: state.conflicts.has(id),
          }))}
          current={index}
          onGo={go}
        />
        <div className="attempt-nav">
          <Button kind="ghost" className="flag" aria-pressed={flagged} onClick={() => toggleFlag(task.id)}>
            {t(flagged ? 'flag.off' : 'flag.on')}
            {keysOn && <kbd aria-hidden="true">M</kbd>}
          </Button>
          {last ? (
            <Button onClick={() => setDialog('handIn')}>{t('handIn.open')}</Button>
          ) : (
            <Button onClick={() => go(index + 1)}>
              {t('next')}
              {keysOn && <kbd aria-hidden="true">→</kbd>}
            </Button>
          )}
        </div>
      </footer>
      {dialog === 'handIn' && (
        <HandInDialog session={session} flags={flags} onGo={go} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'keys' && <KeysDialog onClose={() => setDialog(undefined)} />}
    </div>
  );
}
