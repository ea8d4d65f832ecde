import { useTranslation } from 'react-i18next';
import { Clock } from '../../../sitting/Clock';
import { SaveState } from '../../../sitting/SaveState';
import type { AttemptSession } from './session';
import { useSessionState } from '../../../sitting/useSessionState';

/** Always in sight: what one is sitting, how much time is left, where the answers are. */
export function AttemptHead({ session }: { session: AttemptSession }) {
  const { t } = useTranslation('attempt');
  const { view, deadline, paused, juryRead, ending } = useSessionState(session);
  const isUnread = !ending && (view.juryAnswers ?? 0) > juryRead;
  return (
    <header className="attempt-head">
      <div className="attempt-name">
        <b title={view.olympiadTitle}>{view.subjectName}</b>
        <p className="small muted">{[view.trackName, view.roundTitle].filter(Boolean).join(' · ')}</p>
      </div>
      <Clock deadline={deadline} paused={paused} />
      <SaveState session={session} />
      <div className="jury-news" role="status">
        {isUnread && (
          <button type="button" className="quiet" onClick={goToAnswers}>
            {t('juryNews')}
          </button>
        )}
      </div>
    </header>
  );
}

/** The panel stands below the task: on a phone out of sight. */
function goToAnswers() {
  const newest = document.getElementById('jury-newest');
  newest?.scrollIntoView({ block: 'center' });
  newest?.focus({ preventScroll: true });
}
