import { connectHub } from '../../../api/hub';
import { useOpening } from '../../../sitting/useOpening';
import { watchPage } from '../../../sitting/watchPage';
import { begunHere } from '../kit/opened';
import { joinRound } from '../kit/roundLine';
import type { Arrived } from '../../../sitting/contract';
import { watchDevice } from './device';
import { openSession } from './openSession';
import type { AttemptSession } from './session';
import type { Told } from '../../../sitting/time';

/** Without the hub the snapshot is read so often, each page at its own moment; more often in a pause, whose end costs time. */
const polling = (paused: boolean) => (paused ? 4_000 + Math.random() * 2_000 : 20_000 + Math.random() * 10_000);

/** An attempt that was begun from the sealed paper is told to the server by the first answer, or after so long: not by everybody in the second of the start. */
const introduction = () => 3_000 + Math.random() * 27_000;

/** Notices between the snapshot and the connection reached nobody: it is read once more soon, by each page at its own moment. */
const secondLook = () => 5_000 + Math.random() * 15_000;

/** Opens the paper and keeps it connected while the page is shown. `again` opens it anew after a failure. */
export const useSession = (attemptId: string) => useOpening(attemptId, openSession, connect);

/** Everything that may wake the page: hub, network, visibility, a new sign-in. */
export function connect(session: AttemptSession): () => void {
  const { attemptId } = session.state.view;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What went wrong is in sight already: the state of saving tells it, and the next round tries again.
  const catchUp = () => session.catchUp().catch(() => undefined);
  const poll = () => {
    clearTimeout(timer);
    timer = setTimeout(look, polling(session.state.paused !== undefined));
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  // How soon one looks again depends on what was seen: a pause is not to be left late.
  const look = () => {
    const mine = timer;
    void catchUp().then(() => mine === timer && poll());
  };

  // The first connection comes soon after the snapshot, where there was one; later ones may have missed notices.
  let isBehind = session.state.received === undefined;
  const join = () =>
    connectHub(`/hubs/attempts?attempt=${attemptId}`, {
      on: {
        DeadlineChanged: (notice: Told) => session.told(notice),
        AnsweredElsewhere: (notice: Arrived) => session.answeredElsewhere(notice),
        HandedIn: (notice: { handedInAt: string }) => session.handedIn(notice.handedInAt),
        CatchUp: () => void catchUp(),
        JuryAnswered: () => session.juryAnswered(),
        RoundClosed: (notice: { closedAt: string }) => session.roundClosed(notice.closedAt),
      },
      onConnected: () => {
        stop();
        if (isBehind) void catchUp();
        else timer = setTimeout(catchUp, secondLook());
        isBehind = false;
      },
      onState: (state) => {
        if (state !== 'reconnecting') return;
        isBehind = true;
        poll();
      },
    });
  let leaveHub: (() => void) | undefined;
  // Until the server knows of the attempt, it tells of the round where the page of the round has waited for the start.
  const begun = begunHere(attemptId);
  const leaveRound =
    begun &&
    joinRound(begun.roundId, {
      onChanged: (notice) => session.roundChanged(notice),
      onBack: () => void catchUp(),
    });
  // The server knows of the attempt: told by this tab, or by another.
  const joinOnceKnown = () => {
    if (leaveHub || begunHere(attemptId) !== undefined) return;
    leaveRound?.();
    leaveHub = join();
  };
  joinOnceKnown();
  if (!leaveHub) timer = setTimeout(look, introduction());
  const unwaited = session.subscribe(joinOnceKnown);

  const device = watchDevice(session);
  const { subjectName, trackName, roundTitle } = session.state.view;
  const unwatch = watchPage(session, {
    title: [subjectName, trackName, roundTitle].filter(Boolean).join(', '),
    catchUp,
    onLeave: () => device.leave(),
    isFleeting: () => session.state.files?.fleeting ?? false,
  });

  return () => {
    stop();
    device.leave();
    device.stop();
    unwaited();
    leaveRound?.();
    leaveHub?.();
    unwatch();
  };
}
