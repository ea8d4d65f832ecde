import { Clock } from './Clock';
import { SaveState } from './SaveState';
import type { AttemptSession } from './session';
import { useSessionState } from './useSession';

/** Always in sight: what one is sitting, how much time is left, where the answers are. */
export function AttemptHead({ session }: { session: AttemptSession }) {
  const { view, deadline, paused } = useSessionState(session);
  return (
    <header className="attempt-head">
      <div className="attempt-name">
        <b title={view.olympiadTitle}>{view.subjectName}</b>
        <p className="small muted">{[view.trackName, view.roundTitle].filter(Boolean).join(' · ')}</p>
      </div>
      <Clock deadline={deadline} paused={paused} />
      <SaveState session={session} />
    </header>
  );
}
