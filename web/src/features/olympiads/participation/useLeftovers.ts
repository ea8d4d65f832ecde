import { useEffect, useState } from 'react';
import { network } from '../../../api/network';
import { sendJournal, type JournalReceipt } from '../attempt/attemptApi';
import { forgetPlace } from '../attempt/place';
import { browserStore } from '../journal/journal';
import { Sender } from '../journal/sender';
import type { Participation } from './queries';

/** A round of one's own, as far as this device is concerned. */
type Own = Pick<Participation, 'attemptId' | 'resultHref'>;

/**
 * What is left of one's own attempts on this device: entries that wait are sent from here as well, and an attempt whose results are
 * published is forgotten once the server has all of it, because the next to use a school's computer is somebody else.
 * Returns how many entries still wait.
 */
export function useLeftovers(rounds: readonly Own[]): number {
  const ids = (of: (round: Own) => unknown) =>
    rounds
      .filter((round) => round.attemptId && of(round))
      .map((round) => round.attemptId)
      .join(' ');
  const own = ids(() => true);
  const published = ids((round) => round.resultHref);
  const [unsent, setUnsent] = useState<Record<string, number>>({});

  useEffect(() => {
    let gone = false;
    const senders: Sender<JournalReceipt>[] = [];
    void (async () => {
      const store = await browserStore();
      const kept = new Set(await store?.attempts());
      if (!store || gone) return;
      const finished = new Set(published.split(' ').filter(Boolean));
      const tidy = async (id: string) => {
        if (finished.has(id) && (await store.forget(id))) forgetPlace(id);
      };
      for (const id of own.split(' ').filter(Boolean)) {
        if (!kept.has(id)) {
          // Nothing was written here, but the paper may have been opened.
          void tidy(id);
          continue;
        }
        const sender = new Sender(id, store, (batch) => sendJournal(id, batch), {
          onState: (state) => {
            setUnsent((before) => ({ ...before, [id]: state.unsent }));
            if (state.unsent === 0) void tidy(id);
          },
        });
        senders.push(sender);
        void sender.wake().then(() => tidy(id));
      }
    })();
    const wake = () => network.isOnline() && senders.forEach((sender) => void sender.wake());
    const unsubscribe = network.subscribe(wake);
    return () => {
      gone = true;
      unsubscribe();
      senders.forEach((sender) => sender.close());
    };
  }, [own, published]);

  return Object.values(unsent).reduce((sum, count) => sum + count, 0);
}
