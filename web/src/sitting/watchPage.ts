import { network } from '../api/network';
import { askToSignIn } from '../api/session';
import { keptHere } from './keptHere';
import { keptOf } from './keptOf';
import type { SittingSession } from './session';

interface Acts {
  /** What is sat, as its page is called. */
  title: string;
  /** Reads the snapshot; never rejects. */
  catchUp: () => Promise<void>;
  onLeave?: () => void;
  /** Something is on this page alone, beside the answers. */
  isFleeting?: () => boolean;
}

type Watched = Pick<SittingSession, 'subscribe' | 'hide' | 'journal' | 'state'>;

/** What every open work lives by, whatever is sat: the page hides and is left, the line returns, the session of the person ends. Returns the end of it. */
export function watchPage(session: Watched, { title, catchUp, onLeave, isFleeting }: Acts): () => void {
  const hide = () => void session.hide();
  const left = () => {
    onLeave?.();
    hide();
  };
  const show = () => (document.visibilityState === 'hidden' ? hide() : void catchUp());
  // Spread over a second: when the line returns, it returns for the whole school.
  const online = () => void setTimeout(catchUp, Math.random() * 1_000);
  const leave = (event: BeforeUnloadEvent) => {
    const { journal, writing } = session.state;
    if ((!journal.durable && (writing || journal.unsent > 0)) || isFleeting?.()) event.preventDefault();
    else hide();
  };
  const unsubscribe = network.subscribe(() => {
    if (!network.isOnline()) return;
    if (session.state.handedInHere === undefined) void session.journal.send();
    else void catchUp();
  });
  document.addEventListener('visibilitychange', show);
  window.addEventListener('pagehide', left);
  window.addEventListener('online', online);
  window.addEventListener('beforeunload', leave);

  // The sender stops for a lost session; the dialog is asked for here, once for each pause.
  let asking = false;
  const unwatch = session.subscribe(() => {
    keptHere.tell(keptOf(session, title));
    if (session.state.journal.pause !== 'signIn' || asking) return;
    asking = true;
    void askToSignIn().then((signedIn) => {
      if (signedIn) void session.journal.send().finally(() => (asking = false));
    });
  });

  return () => {
    unsubscribe();
    unwatch();
    keptHere.forget(session.state.view.attemptId);
    document.removeEventListener('visibilitychange', show);
    window.removeEventListener('pagehide', left);
    window.removeEventListener('online', online);
    window.removeEventListener('beforeunload', leave);
  };
}
