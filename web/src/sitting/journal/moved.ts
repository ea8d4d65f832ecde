import type { Head } from './head';
import { unsentOf } from './protocol';
import type { JournalStore } from './store';

/**
 * Unsent entries of a storage that has failed, taken over by the memory of the page. To the storage they stay unsent until the server
 * has them: a page that ends before has lost its memory, and the next one sends them from there.
 */
export class MovedEntries {
  private readonly count: number;
  /** Written in memory since. */
  private later = 0;
  private acked: number;
  private settling: Promise<void> = Promise.resolve();

  private constructor(
    private readonly attemptId: string,
    private readonly from: JournalStore,
    private readonly memory: JournalStore,
    private readonly head: Head,
  ) {
    this.acked = head.acked;
    this.count = unsentOf(head);
  }

  /** Undefined when the storage cannot be read either, or holds nothing that waits. */
  static async take(attemptId: string, from: JournalStore, memory: JournalStore): Promise<MovedEntries | undefined> {
    try {
      const head = await from.head(attemptId);
      if (!head || unsentOf(head) === 0) {
        // The page knows what is being typed; a later visit must not take a draft for something newer.
        await from.dropDrafts(attemptId);
        return undefined;
      }
      for (const { taskId, answer, elapsedMs } of await from.after(attemptId, head.deviceId, head.acked))
        await memory.append(attemptId, taskId, answer, elapsedMs);
      return new MovedEntries(attemptId, from, memory, head);
    } catch {
      // What the page shows is still written anew by the next change.
      return undefined;
    }
  }

  /** One entry more was written in memory, behind those that moved. */
  written() {
    this.later += 1;
  }

  /** The server may have more of them than before. A later visit must not send these again over newer answers. */
  settle(): Promise<void> {
    this.settling = this.settling.then(async () => {
      const waiting = Math.max(0, unsentOf(await this.memory.head(this.attemptId)) - this.later);
      const acked = this.head.acked + this.count - waiting;
      if (acked <= this.acked) return;
      try {
        await this.from.acknowledge(this.attemptId, this.head.deviceId, acked);
        if (waiting === 0) await this.from.dropDrafts(this.attemptId);
        this.acked = acked;
      } catch {
        // It is still broken; what comes after this tries again.
      }
    });
    return this.settling;
  }
}
