import { Link } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Tag, type TagKind } from '../../../ui/Tag';
import { answerOf, sameAnswer } from './answers';
import type { Task } from './contract';
import { FilesLeft } from './lazyFiles';
import { ReceiptsCard } from './lazyReceipts';
import { forgetPlace } from './place';
import { SaveState } from './SaveState';
import { filesLeft, type AttemptSession, type Ending, type SessionState } from './session';
import { useSessionState } from './useSession';

type Fate = 'received' | 'empty' | 'late' | 'unknown' | 'onDevice' | 'files';

const kinds: Record<Fate, TagKind> = {
  received: 'ok',
  empty: 'none',
  late: 'warn',
  unknown: 'info',
  onDevice: 'warn',
  files: 'warn',
};

/** What became of a task's last answer, by what the server holds. */
function fateOf(task: Task, state: SessionState): Fate {
  const { answers, received, journal, writing } = state;
  const ours = answers.get(task.id) ?? null;
  const given = received?.answers.find((other) => other.taskId === task.id);
  if (!received) return journal.unsent > 0 || writing ? 'onDevice' : 'unknown';
  const held = given ? (answerOf(given.answer) ?? null) : null;
  const left = filesLeft(state).map(({ sha256 }) => sha256);
  if (held?.type === 'upload' && held.files.some(({ sha256 }) => left.includes(sha256))) return 'files';
  if (sameAnswer(ours, held)) return held === null ? 'empty' : 'received';
  return journal.unsent > 0 ? 'onDevice' : 'late';
}

/** The end, calmly: why it is over, and what was received in time, task by task. */
export function DonePage({ session, ending }: { session: AttemptSession; ending: Ending }) {
  const { t } = useTranslation('attempt');
  const formats = useFormats();
  const state = useSessionState(session);
  const { view, deadline, late } = state;
  const fates = view.paper.tasks.map((task) => fateOf(task, state));
  const inTime = fates.filter((fate) => fate === 'received' || fate === 'files').length;
  const files = filesLeft(state).length;

  useEffect(() => {
    document.title = `${t(`done.${ending}`)} · ${view.olympiadTitle}`;
    if (ending === 'handedIn' && session.journal.state.unsent === 0) forgetPlace(view.attemptId);
  }, [t, ending, view, session]);

  return (
    <main id="content" className="attempt-body done" tabIndex={-1}>
      <h1 tabIndex={-1}>{t(`done.${ending}`)}</h1>
      <p className="muted">
        {view.olympiadTitle}, {view.trackName} ·{' '}
        {ending === 'handedIn' && view.handedInAt
          ? t('done.at', { time: formats.timeWithSeconds(view.handedInAt) })
          : t('done.until', { time: formats.timeWithSeconds(ending === 'closed' ? view.closedAt! : deadline) })}
      </p>
      <SaveState session={session} />
      {state.received ? (
        <p>{t('done.inTime', { count: inTime, all: view.paper.tasks.length })}</p>
      ) : (
        <div className="notice info">
          <p>{t('done.sending')}</p>
          <Button kind="ghost" onClick={() => void session.catchUp().catch(() => undefined)}>
            {t('done.check')}
          </Button>
        </div>
      )}
      {files > 0 && (
        <Suspense>
          <FilesLeft count={files} when={view.closedAt === null ? 'done' : 'lost'} />
        </Suspense>
      )}
      {late > 0 && <p className="notice warn">{t('done.late', { count: late })}</p>}
      <ol className="fates" role="list">
        {fates.map((fate, index) => (
          <li key={view.paper.tasks[index]!.id}>
            <span>{t('task.number', { number: index + 1 })}</span>
            <Tag kind={kinds[fate]}>{t(`fate.${fate}`)}</Tag>
          </li>
        ))}
      </ol>
      <Suspense>
        <ReceiptsCard attemptId={view.attemptId} />
      </Suspense>
      <p className="muted">{t('done.results')}</p>
      <Link className="btn" to="/my-olympiads">
        {t('toList')}
      </Link>
    </main>
  );
}
