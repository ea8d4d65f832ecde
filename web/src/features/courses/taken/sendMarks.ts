import { api } from '../../../api/client';
import { ApiError } from '../../../api/errors';
import { takenStore } from './takenStore';

/** What the server will never take: the unit is gone, or who marked it learns no more. Who is signed out is asked again later. */
const isFinal = (error: unknown) =>
  error instanceof ApiError &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 401 &&
  error.status !== 429;

let running: Promise<number> | undefined;

async function sendAll(): Promise<number> {
  let sent = 0;
  for (const mark of await takenStore.marks()) {
    try {
      await api.PUT('/api/learning/{id}/units/{unitId}/complete', {
        params: { path: { id: mark.enrolmentId, unitId: mark.unitId } },
        body: { isComplete: true },
      });
      sent++;
    } catch (error) {
      if (!isFinal(error)) break;
    }
    await takenStore.unmark(mark);
  }
  return sent;
}

/** Sends what was marked as studied without a network, once at a time. Returns how many arrived. */
export const sendMarks = () => (running ??= sendAll().finally(() => (running = undefined)));
