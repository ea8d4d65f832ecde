import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useOnline } from '../../../api/network';
import { useFormats } from '../../../i18n/format';
import { AttemptHead } from './AttemptHead';
import { JuryQuestions } from './lazyQuestions';
import type { AttemptSession } from './session';
import { useSessionState } from '../../../sitting/useSessionState';

/** Nothing of the paper is to be seen, and nothing is to be done: the work comes back by itself. */
export function PausePage({ session, since }: { session: AttemptSession; since: string }) {
  const { t } = useTranslation('attempt');
  const formats = useFormats();
  const online = useOnline();
  const { view } = useSessionState(session);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${t('pause.title')} · ${view.olympiadTitle}`;
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, [t, view.olympiadTitle]);

  return (
    <div className="attempt">
      <AttemptHead session={session} />
      <main id="content" className="attempt-body pause" tabIndex={-1}>
        <h1 tabIndex={-1} ref={heading}>
          {t('pause.title')}
        </h1>
        <p className="lead">{t('pause.since', { time: formats.time(since) })}</p>
        <p>{t('pause.kept')}</p>
        <p>{t('pause.after')}</p>
        {(view.juryAnswers ?? 0) > 0 && (
          <Suspense>
            <JuryQuestions session={session} about={undefined} onAsked={() => undefined} />
          </Suspense>
        )}
        {!online && (
          <p className="notice warn" role="status">
            {t('pause.offline')}
          </p>
        )}
      </main>
    </div>
  );
}
