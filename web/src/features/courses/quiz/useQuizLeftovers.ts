import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { network } from '../../../api/network';
import type { JournalReceipt } from '../../../sitting/contract';
import { deliverHandIn } from '../../../sitting/handingIn';
import { Sender } from '../../../sitting/journal/sender';
import { HeardReceipts } from '../../../sitting/receipts/heardReceipts';
import { quizStore } from './openQuiz';
import { handInQuiz, sendQuizJournal } from './quizApi';

/**
 * Answers of quizzes that wait on this device are sent from here as well, and a hand-in behind them. The server takes only what is the
 * reader's own: the rest stays, for the next who signs in. Tries named by `over` are forgotten once the server has all of them.
 * Returns how many answers still wait.
 */
export function useQuizLeftovers(over: readonly string[] = []): number {
  const queries = useQueryClient();
  const finished = over.join(' ');
  const [unsent, setUnsent] = useState<Record<string, number>>({});

  useEffect(() => {
    let gone = false;
    const senders: Sender<JournalReceipt>[] = [];
    void (async () => {
      const store = await quizStore();
      const ended = new Set(finished.split(' '));
      for (const id of (await store?.attempts().catch(() => [])) ?? []) {
        if (!store || gone) return;
        await store.takeUpDrafts(id).catch(() => undefined);
        let isSettled = false;
        const settle = async () => {
          if (isSettled || gone) return;
          isSettled = true;
          await receipts.settled();
          const told = await deliverHandIn(id, store, ended.has(id), handInQuiz(id)).catch(() => undefined);
          if (told !== undefined) void queries.invalidateQueries({ queryKey: ['learning'] });
          if (ended.has(id)) await store.forget(id);
        };
        const sender: Sender<JournalReceipt> = new Sender(id, store, (batch) => sendQuizJournal(id, batch), {
          onReceipt: (receipt, { deviceId }) => receipts.heard(receipt, deviceId),
          believes: (_, batch) => receipts.believed(batch),
          onState: (state) => {
            // Somebody else's: nothing that the reader could do about it.
            const own = typeof state.pause === 'object' ? 0 : state.unsent;
            setUnsent((before) => ({ ...before, [id]: own }));
            if (state.unsent === 0) void settle();
          },
        });
        const receipts = new HeardReceipts(id, sender, () => undefined);
        senders.push(sender);
        void sender.wake().then(() => (sender.state.unsent === 0 ? settle() : undefined));
      }
    })();
    const unsubscribe = network.subscribe(() => {
      if (network.isOnline()) senders.forEach((sender) => void sender.wake());
    });
    return () => {
      gone = true;
      unsubscribe();
      senders.forEach((sender) => sender.close());
    };
  }, [finished, queries]);

  return Object.values(unsent).reduce((sum, count) => sum + count, 0);
}
