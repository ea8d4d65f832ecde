import { useEffect, useState } from 'react';
import { serverClock } from '../../../api/clock';
import { network } from '../../../api/network';
import type { JournalReceipt } from '../../../sitting/contract';
import { sendJournal } from '../attempt/attemptApi';
import { forgetBrowser, tellOfTheEnd } from '../attempt/device';
import { deliverHandIn } from '../attempt/handingIn';
import { HeardReceipts } from '../../../sitting/receipts/heardReceipts';
import { forgetRead } from '../attempt/juryRead';
import { forgetPlace } from '../../../sitting/place';
import type { openLeftFiles } from '../files/openFiles';
import { browserStore } from '../../../sitting/journal/journal';
import { begunAt } from '../kit/opened';
import { Sender } from '../../../sitting/journal/sender';
import type { Participation } from './queries';

/** A round of one's own, as far as this device is concerned. */
type Own = Pick<Participation, 'roundId' | 'attemptId' | 'state' | 'resultHref'>;

/**
 * What is left of one's own attempts on this device: entries that wait are sent from here as well, and an attempt whose results are
 * published is forgotten once the server has all of it, because the next to use a school's computer is somebody else. Its receipts stay:
 * they say nothing of the answers, and appeals are still to come.
 * Returns how many entries and files still wait, and whether a receipt was nobody's word.
 */
export function useLeftovers(rounds: readonly Own[]): { entries: number; files: number; forged: boolean } {
  const ids = (of: (round: Own) => unknown) =>
    rounds
      .filter(of)
      // Begun without a network, a work may not be known to the server; whose it is the server says when it is told.
      .flatMap(({ attemptId, roundId }) => (attemptId ? [attemptId] : begunAt(roundId)))
      .join(' ');
  const own = ids(() => true);
  const published = ids((round) => round.resultHref);
  const over = ids(({ state, resultHref }) => state === 'over' && !resultHref);
  const [unsent, setUnsent] = useState<Record<string, number>>({});
  const [waiting, setWaiting] = useState<Record<string, number>>({});
  const [forged, setForged] = useState(false);

  useEffect(() => {
    let gone = false;
    const senders: Sender<JournalReceipt>[] = [];
    const files: LeftFiles[] = [];
    void (async () => {
      const store = await browserStore();
      if (!store) return;
      for (const id of own.split(' ').filter(Boolean)) await store.takeUpDrafts(id).catch(() => undefined);
      const kept = new Set(await store.attempts());
      if (gone) return;
      const [finished, ended] = [published, over].map((list) => new Set(list.split(' ').filter(Boolean))) as [
        Set<string>,
        Set<string>,
      ];
      const tidy = async (id: string, left?: LeftFiles) => {
        // The journal says which files there are: it goes last.
        if (!finished.has(id) || (await left?.forget()) === false) return;
        if (!(await store.forget(id))) return;
        forgetPlace(id);
        forgetRead(id);
        forgetBrowser(id);
        await (await import('../kit/openedKit')).forgetKit(id);
      };
      for (const id of own.split(' ').filter(Boolean)) {
        if (!kept.has(id)) {
          // Nothing was written here, but the paper may have been opened.
          if (ended.has(id)) void tellOfTheEnd(id, { chainId: null, seq: 0 });
          void tidy(id);
          continue;
        }
        const left = await leftFiles(id, (count) => setWaiting((before) => ({ ...before, [id]: count })));
        if (gone) return left.close();
        files.push(left);
        // Files follow the entries: these tell the server which of them were named in time.
        const settle = () => {
          void deliverHandIn(id, store, ended.has(id) || finished.has(id)).catch(() => undefined);
          if (ended.has(id) && sender.state.written) void tellOfTheEnd(id, sender.state.written);
          return Promise.all([left.wake(), receipts.settled()]).then(() => tidy(id, left));
        };
        const sender: Sender<JournalReceipt> = new Sender(id, store, (batch) => sendJournal(id, batch), {
          onReceipt: (receipt, { deviceId }) => receipts.heard(receipt, deviceId),
          believes: (_, batch) => receipts.believed(batch),
          onState: (state) => {
            setUnsent((before) => ({ ...before, [id]: state.unsent }));
            if (state.unsent === 0) void settle();
          },
        });
        const receipts = new HeardReceipts(id, sender, (proof) => proof === 'forged' && setForged(true));
        senders.push(sender);
        void sender.wake().then(() => (sender.state.unsent === 0 ? settle() : undefined));
      }
      if (finished.size > 0)
        await (await import('../../../sitting/receipts/receiptBook')).receiptBook.forgetOld(serverClock.now());
    })();
    const wake = () => {
      if (!network.isOnline()) return;
      senders.forEach((sender) => void sender.wake());
      files.forEach((left) => void left.wake());
    };
    const unsubscribe = network.subscribe(wake);
    return () => {
      gone = true;
      unsubscribe();
      senders.forEach((sender) => sender.close());
      files.forEach((left) => left.close());
    };
  }, [own, published, over]);

  return { entries: sumOf(unsent), files: sumOf(waiting), forged };
}

const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The code of files comes only to a device that keeps a journal. */
const leftFiles = async (...args: Parameters<typeof openLeftFiles>) =>
  (await import('../files/openFiles')).openLeftFiles(...args);

type LeftFiles = Awaited<ReturnType<typeof openLeftFiles>>;
