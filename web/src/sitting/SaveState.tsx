import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askToSignIn } from '../api/session';
import { useFormats } from '../i18n/format';
import { codeText } from '../ui/errorText';
import { Forged } from './receipts/lazyForged';
import type { SittingSession } from './session';
import { useSessionState } from './useSessionState';

/** An exchange longer than this is no longer called «sending»: the answer is on this device, and that is what counts. */
const patience = 4_000;

/** Where the answers are at this moment: always in sight, never a spinner. */
export function SaveState({ session }: { session: Pick<SittingSession, 'subscribe' | 'getState' | 'journal'> }) {
  const { t } = useTranslation('attempt');
  const formats = useFormats();
  const { journal, writing, proof, wasForged } = useSessionState(session);
  const { unsent, pause, durable, savedAt, records, refused } = journal;
  const busy = writing || unsent > 0;
  const slow = useSlow(busy && pause === undefined);

  const kind =
    refused.length > 0 || wasForged || (typeof pause === 'object' && busy)
      ? 'bad'
      : busy && (pause !== undefined || slow)
        ? 'warn'
        : busy
          ? 'busy'
          : 'ok';

  const waiting = unsent > 0 ? ` · ${t('save.waiting', { count: unsent })}` : '';
  const here = t(durable ? 'save.here' : 'save.hereNot');
  let text: string;
  // What nobody has signed is not called saved, whatever was acknowledged.
  if (proof === 'forged' && !writing) text = `${here}, ${t('save.unproved')}${waiting}`;
  else if (!busy) {
    text = savedAt
      ? [
          t('save.server', { time: formats.timeWithSeconds(savedAt) }),
          t('save.records', { count: records }),
          ...(proof === 'genuine' ? [t('save.proved')] : []),
        ].join(' · ')
      : t('save.nothing');
  } else if (pause === 'line') text = `${here}, ${t('save.noLine')}${waiting}`;
  else if (pause === 'server') text = `${here}, ${t('save.busy')}${waiting}`;
  else if (pause === 'signIn') text = `${here}, ${t('save.signedOut')}${waiting}`;
  else if (typeof pause === 'object') text = `${here}, ${t('save.stopped', { reason: codeText(pause.stopped) })}`;
  else if (slow) text = `${here}, ${t('save.slow')}${waiting}`;
  else text = t(writing ? 'save.writing' : 'save.sending');

  return (
    <div className={`save ${kind}`} data-testid="save-state" data-unsent={unsent}>
      <span className="dot" aria-hidden="true" />
      <span className="num">{text}</span>
      {pause === 'signIn' && (
        <button
          type="button"
          className="quiet"
          onClick={() => void askToSignIn().then((signedIn) => (signedIn ? session.journal.send() : undefined))}
        >
          {t('save.signIn')}
        </button>
      )}
      {refused.length > 0 && <span className="refused">{t('save.refused', { count: refused.length })}</span>}
      {wasForged && (
        <Suspense>
          <Forged />
        </Suspense>
      )}
      {/* Read out when it changes for the worse or is well again, not at each save. */}
      <span className="visually-hidden" role="status">
        {kind === 'warn' || kind === 'bad' ? here : ''}
      </span>
    </div>
  );
}

function useSlow(running: boolean) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(() => setSlow(true), patience);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [running]);
  return slow;
}
