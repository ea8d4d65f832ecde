import { useTranslation } from 'react-i18next';
import { Clock } from './Clock';
import { SaveState } from './SaveState';
import type { AttemptSession } from './session';
import { useSessionState } from './useSession';

/** Always in sight: what one is sitting, how much time is left, where the answers are. */
export function AttemptHead({ session }: { session: AttemptSession }) {
  const { t } = useTranslation('attempt');
  const { view, deadline } = useSessionState(session);
  return (
    <header className="attempt-head">
      <div className="attempt-name">
        <b>
          {view.olympiadTitle}, {view.trackName}
        </b>
        <p className="small muted">{[t(`stage.${view.stage}`), view.roundTitle].filter(Boolean).join(' · ')}</p>
      </div>
      <Clock deadline={deadline} />
      <SaveState session={session} />
    </header>
  );
}
