import { useEffect, useState } from 'react';

export type Opening<Session> =
  { status: 'opening' } | { status: 'failed'; error: unknown } | { status: 'open'; session: Session };

/** Opens a work and keeps it connected while the page is shown. `again` opens it anew after a failure. */
export function useOpening<Session extends { close: () => void }>(
  attemptId: string,
  /** The same functions each time. */
  open: (attemptId: string) => Promise<Session>,
  connect: (session: Session) => () => void,
): Opening<Session> & { again: () => void } {
  const [opening, setOpening] = useState<Opening<Session>>({ status: 'opening' });
  const [round, setRound] = useState(0);

  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    open(attemptId).then(
      (session) => {
        if (gone) return session.close();
        const disconnect = connect(session);
        stop = () => {
          disconnect();
          session.close();
        };
        setOpening({ status: 'open', session });
      },
      (error: unknown) => !gone && setOpening({ status: 'failed', error }),
    );
    return () => {
      gone = true;
      stop?.();
    };
  }, [attemptId, round, open, connect]);

  return {
    ...opening,
    again: () => {
      setOpening({ status: 'opening' });
      setRound(round + 1);
    },
  };
}
