import { Link } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { Button } from '../../../ui/Button';
import { Tag, type TagKind } from '../../../ui/Tag';
import { browserStore } from '../../../sitting/journal/journal';
import type { Ending } from '../../../sitting/session';
import { fateOf, type Fate } from './fate';
import { CarryCard } from './lazyCarry';
import { FilesLeft } from './lazyFiles';
import { ReceiptsCard } from './lazyReceipts';
import { forgetPlace } from '../../../sitting/place';
import { SaveState } from '../../../sitting/SaveState';
import { filesLeft, type AttemptSession } from './session';
import { isStuck } from './stuck';
import { useSessionState } from '../../../sitting/useSessionState';

const kinds: Record<Fate, TagKind> = {
  received: 'ok',
  accepted: 'ok',
  empty: 'none',
  late: 'warn',
  lateChange: 'warn',
  refused: 'warn',
  notCounted: 'warn',
  unknown: 'info',
  onDevice: 'warn',
  files: 'warn',
};

/** The end, calmly: why it is over, and what was received in time, task by task. */
export function DonePage({ session, ending }: { session: AttemptSession; ending: Ending }) {
  const { t } = useTranslation('attempt');
  const formats = useFormats();
  const state = useSessionState(session);
  const online = useOnline();
  const { view, deadline } = state;
  const waiting = useWaiting(session, state.journal.unsent);
  const fates = view.paper.tasks.map(({ id }) => fateOf(id, state, waiting));
  const inTime = state.received?.answers.filter(({ answer, isLate }) => answer !== 'null' && !isLate).length ?? 0;
  const late = state.received?.late ?? [];
  const left = filesLeft(state);
  const files = left.length;
  const isLost = left.some(({ sha256 }) => state.files?.refused.has(sha256));

  // The next to use a school's computer is somebody else: what is handed in whole leaves no paper behind.
  const isWhole =
    (ending === 'handedIn' || ending === 'closed') &&
    state.received !== undefined &&
    state.journal.unsent === 0 &&
    files === 0;
  useEffect(() => {
    if (isWhole) void forgetPaper(view.attemptId);
  }, [isWhole, view.attemptId]);

  useEffect(() => {
    document.title = `${t(`done.${ending}`)} · ${view.olympiadTitle}`;
    if (ending === 'handedIn' && session.journal.state.unsent === 0) forgetPlace(view.attemptId);
  }, [t, ending, view, session]);

  return (
    <main id="content" className="attempt-body done" tabIndex={-1}>
      <h1 tabIndex={-1}>{t(`done.${ending}`)}</h1>
      <p className="muted">
        {view.olympiadTitle}, {view.trackName} ·{' '}
        {ending === 'handedInHere' && state.handedInHere
          ? t('done.atHere', { time: formats.timeWithSeconds(state.handedInHere) })
          : ending === 'handedIn' && view.handedInAt
            ? t('done.at', { time: formats.timeWithSeconds(view.handedInAt) })
            : t('done.until', { time: formats.timeWithSeconds(ending === 'closed' ? view.closedAt! : deadline) })}
      </p>
      <SaveState session={session} />
      {ending === 'handedInHere' ? (
        <p className="notice info" role="status">
          {t('done.waits')}
        </p>
      ) : state.received ? (
        <p>{t('done.inTime', { count: inTime, all: view.paper.tasks.length })}</p>
      ) : (
        <div className={`notice stack ${online ? 'info' : 'warn'}`} role="status">
          <p>{t(online ? 'done.sending' : 'done.offline')}</p>
          {online && (
            <div className="line">
              <Button kind="ghost" onClick={() => void session.catchUp().catch(() => undefined)}>
                {t('done.check')}
              </Button>
            </div>
          )}
        </div>
      )}
      {files > 0 && (
        <Suspense>
          <FilesLeft count={files} when={isLost ? 'lost' : 'done'} />
        </Suspense>
      )}
      {isStuck(state, online) && (
        <Suspense>
          <CarryCard session={session} />
        </Suspense>
      )}
      {late.length > 0 && (
        <p className="notice warn" role="status">
          {t(late.every(({ isRefused }) => isRefused) ? 'done.refused' : 'done.late', { count: late.length })}
        </p>
      )}
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

async function forgetPaper(attemptId: string) {
  await (await browserStore())?.dropPaper(attemptId);
  await (await import('../kit/openedKit')).forgetKit(attemptId);
}

/** Tasks to which answers wait on this device. */
function useWaiting(session: AttemptSession, unsent: number): ReadonlySet<string> {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    void session.journal.unsentAnswers().then((answers) => setWaiting(new Set(answers.keys())));
  }, [session, unsent]);
  return waiting;
}
