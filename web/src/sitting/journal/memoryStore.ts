import { newRandomId } from './chain';
import { extend, inOrder, newHead, startAnew, withHandIn, type Entry, type Head } from './head';
import { unsentOf } from './protocol';
import type { JournalStore } from './store';

/** The journal of a browser that keeps nothing: entries live as long as the page and are sent at once. */
export class MemoryStore implements JournalStore {
  readonly durable = false;
  private readonly heads = new Map<string, Head>();
  private entries: Entry[] = [];

  async append(attemptId: string, taskId: string, answer: string, elapsedMs: number) {
    const before = this.heads.get(attemptId) ?? newHead(attemptId, newRandomId());
    const { head, entry } = extend(before, taskId, answer, elapsedMs);
    this.entries.push(entry);
    this.heads.set(attemptId, head);
    return entry;
  }

  /** Nothing here outlives the page, which knows what is being typed. */
  async keepDraft() {}

  async takeUpDrafts() {}

  async dropDrafts() {}

  async head(attemptId: string) {
    return this.heads.get(attemptId);
  }

  async after(attemptId: string, deviceId: string, seq: number, limit?: number) {
    return this.entries
      .filter((entry) => entry.attemptId === attemptId && entry.deviceId === deviceId && entry.seq > seq)
      .slice(0, limit);
  }

  async written(attemptId: string) {
    return inOrder(
      this.entries.filter((entry) => entry.attemptId === attemptId),
      this.heads.get(attemptId),
    );
  }

  async entry(attemptId: string, deviceId: string, seq: number) {
    return (await this.after(attemptId, deviceId, seq - 1, 1)).find((entry) => entry.seq === seq);
  }

  async acknowledge(attemptId: string, deviceId: string, seq: number) {
    const head = this.heads.get(attemptId);
    if (head?.deviceId === deviceId && seq <= head.seq) this.heads.set(attemptId, { ...head, acked: seq });
  }

  async restart(attemptId: string, deviceId: string, refused?: { seq: number; code: string }) {
    const head = this.heads.get(attemptId);
    if (head?.deviceId !== deviceId) return;
    const unsent = await this.after(attemptId, deviceId, head.acked);
    const anew = startAnew(
      head,
      unsent.filter((entry) => entry.seq !== refused?.seq),
      newRandomId(),
    );
    const poisoned = unsent.find((entry) => entry.seq === refused?.seq);
    if (poisoned && refused) poisoned.refused = refused.code;
    this.entries.push(...anew.entries);
    this.heads.set(attemptId, anew.head);
  }

  async keepHandIn(attemptId: string, handedInAt: string | undefined) {
    const head = this.heads.get(attemptId) ?? newHead(attemptId, newRandomId());
    this.heads.set(attemptId, withHandIn(head, handedInAt));
  }

  async refused(attemptId: string) {
    return this.entries.filter((entry) => entry.attemptId === attemptId && entry.refused !== undefined);
  }

  async attempts() {
    return [...this.heads.keys()];
  }

  async forget(attemptId: string) {
    if (unsentOf(this.heads.get(attemptId)) > 0 || (await this.refused(attemptId)).length > 0) return false;
    this.heads.delete(attemptId);
    this.entries = this.entries.filter((entry) => entry.attemptId !== attemptId);
    return true;
  }
}
