import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisionSwitch } from '../app/VisionSwitch';
import { Button } from '../ui/Button';
import { completeness } from './answers';
import type { Answer, SittingView, Task } from './contract';
import { KeysDialog, useKeys } from './keys';
import type { OwnPlace } from './place';
import { Pips } from './Pips';
import { Html } from './questions/Html';

interface Props {
  head: ReactNode;
  /** Above the task. */
  lead?: ReactNode;
  paper: SittingView['paper'];
  answers: ReadonlyMap<string, Answer | null>;
  conflicts?: { has: (taskId: string) => boolean };
  place: Pick<OwnPlace, 'index' | 'flags' | 'goTo' | 'toggleFlag'>;
  /** Where it is answered. */
  question: (task: Task, statementId: string) => ReactNode;
  /** Below it. */
  after?: (task: Task) => ReactNode;
  /** Beside the keys and the version for the visually impaired. */
  aside?: (task: Task) => ReactNode;
  /** The last look before handing in. */
  handIn: (go: (index: number) => void, close: () => void) => ReactNode;
  onBlur?: () => void;
}

/** One task at a time; pips to go anywhere, «Отметить» to come back later, «Дальше», and handing in after the last. */
export function OneTask(props: Props) {
  const { head, lead, paper, answers, conflicts, place, question, after, aside, handIn, onBlur } = props;
  const { t } = useTranslation('attempt');
  const { tasks } = paper;
  const { index, flags, goTo, toggleFlag } = place;
  const [dialog, setDialog] = useState<'handIn' | 'keys'>();
  const [steps, setSteps] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const task = tasks[index];
  const last = index === tasks.length - 1;
  const close = () => setDialog(undefined);

  function go(next: number) {
    close();
    goTo(next);
    setSteps(steps + 1);
  }

  const keysOn = useKeys({
    active: dialog === undefined,
    previous: () => index > 0 && go(index - 1),
    next: () => !last && go(index + 1),
    flag: () => task && toggleFlag(task.id),
    help: () => setDialog('keys'),
  });

  useEffect(() => {
    // Who began by keyboard goes on from the first task.
    if (steps === 0 && document.activeElement !== document.body) return;
    if (steps > 0) window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [steps]);

  if (!task) return null;
  const flagged = flags.includes(task.id);
  const statementId = `statement-${task.id}`;

  return (
    <div className="attempt">
      {head}
      <main id="content" className="attempt-body" tabIndex={-1} onBlur={onBlur}>
        {lead}
        <h1 className="task-line" tabIndex={-1} ref={heading}>
          {t('task.of', { number: index + 1, count: tasks.length })} · {t('task.points', { count: task.maxPoints })}
        </h1>
        {paper.instructionsHtml.trim() !== '' && (
          <details className="instructions" open={index === 0} key={index === 0 ? 'first' : 'other'}>
            <summary>{t('task.instructions')}</summary>
            <Html html={paper.instructionsHtml} />
          </details>
        )}
        <Html id={statementId} className="statement" html={task.statementHtml} />
        {question(task, statementId)}
        {task.penalty > 0 && <p className="small muted penalty">{t('task.penalty', { count: task.penalty })}</p>}
        {after?.(task)}
        <div className="attempt-aside">
          {aside?.(task)}
          <button type="button" className="quiet keys" onClick={() => setDialog('keys')}>
            {t('keys.title')}
          </button>
          <VisionSwitch />
          {!last && (
            <button type="button" className="quiet" onClick={() => setDialog('handIn')}>
              {t('handIn.open')}
            </button>
          )}
        </div>
      </main>
      <footer className="attempt-foot">
        <Pips
          tasks={tasks.map(({ id, body }) => ({
            id,
            state: completeness(body, answers.get(id) ?? null),
            flagged: flags.includes(id),
            conflict: conflicts?.has(id) ?? false,
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
      {dialog === 'handIn' && handIn(go, close)}
      {dialog === 'keys' && <KeysDialog onClose={close} />}
    </div>
  );
}
