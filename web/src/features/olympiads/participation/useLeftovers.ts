import { useEffect, useState } from 'react';
import { network } from '../../../api/network';
import { browserStore } from '../journal/journal';
import { Sender } from '../journal/sender';
import { sendJournal, type JournalReceipt } from '../attempt/attemptApi';
import type { Participation } from './queries';

/** Entries of one's own attempts that wait on this device are sent from the list as well. Returns how many still wait. */
export function useLeftovers(rounds: Participation[]): number {
  const ids = rounds
    .map((round) => round.attemptId)
    .filter(Boolean)
    .join(' ');
  const [unsent, setUnsent] = useState<Record<string, number>>({});

  useEffect(() => {
    let gone = false;
    const senders: Sender<JournalReceipt>[] = [];
    void (async () => {
      const store = await browserStore();
      const kept = new Set(await store?.attempts());
      if (!store || gone) return;
      for (const id of ids.split(' ').filter((attemptId) => kept.has(attemptId))) {
        const sender = new Sender(id, store, (batch) => sendJournal(id, batch), {
          onState: (state) => setUnsent((before) => ({ ...before, [id]: state.unsent })),
        });
        senders.push(sender);
        void sender.wake();
      }
    })();
    const wake = () => network.isOnline() && senders.forEach((sender) => void sender.wake());
    const unsubscribe = network.subscribe(wake);
    return () => {
      gone = true;
      unsubscribe();
      senders.forEach((sender) => sender.close());
    };
  }, [ids]);

  return Object.values(unsent).reduce((sum, count) => sum + count, 0);
}
