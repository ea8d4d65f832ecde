import { newRandomId } from '../../../sitting/journal/chain';
import { network } from '../../../api/network';
import { begunHere } from '../kit/opened';
import { tellOfDevice, type DeviceWord } from './attemptApi';
import type { AttemptSession } from './session';

const key = (attemptId: string) => `attempt-browser:${attemptId}`;

/** The id by which this browser tells of a work; drawn when it first opens it. Where nothing is kept, each page is a browser of its own. */
export function browserIdOf(attemptId: string): string {
  const drawn = newRandomId();
  try {
    const kept = localStorage.getItem(key(attemptId));
    if (kept === null) localStorage.setItem(key(attemptId), drawn);
    return kept ?? drawn;
  } catch {
    return drawn;
  }
}

export const forgetBrowser = (attemptId: string) => localStorage.removeItem(key(attemptId));

/** The work was open in this browser, is over, and everything of it has been sent. */
export async function tellOfTheEnd(attemptId: string, written: Omit<DeviceWord, 'isOpen'>) {
  if (localStorage.getItem(key(attemptId)) === null) return;
  // A round that waits for this device hears of it at the next visit.
  await tellOfDevice(attemptId, browserIdOf(attemptId), { ...written, isOpen: false }).catch(() => undefined);
}

/** What is not told yet is tried so often. */
const rhythm = 10_000;
const open = 'open';

/**
 * Tells the server that the work is open here, and at its end, or when the page is left, how far was written: the round waits for a device that did not say so.
 * While it is open, how far it has written comes with the entries themselves.
 */
export function watchDevice(session: AttemptSession) {
  const { attemptId } = session.state.view;
  const browserId = browserIdOf(attemptId);
  let told: string | undefined;
  let telling = false;

  /** Undefined until the journal was read, and while the server does not know of the work. */
  const word = (): DeviceWord | undefined => {
    const { ending, received, journal, writing } = session.state;
    if (!journal.written || begunHere(attemptId)) return undefined;
    const isOver = ending !== undefined && received !== undefined && journal.unsent === 0 && !writing;
    return { ...journal.written, isOpen: !isOver };
  };
  const tell = async () => {
    const next = word();
    const said = next?.isOpen ? open : JSON.stringify(next);
    if (!next || telling || said === told || !network.isOnline()) return;
    telling = true;
    try {
      await tellOfDevice(attemptId, browserId, next);
      told = said;
    } catch {
      // The next beat tries again.
    } finally {
      telling = false;
    }
  };

  // Spread: at the start of a round everybody comes in the same second.
  const first = setTimeout(() => void tell(), 1_000 + Math.random() * (rhythm - 1_000));
  const beat = setInterval(() => void tell(), rhythm);
  const unsubscribe = session.subscribe(() => told !== undefined && void tell());
  // Another tab of this browser was left, and said so for both.
  const leftKey = `attempt-left:${attemptId}`;
  const heard = ({ key }: StorageEvent) => {
    if (key === leftKey) told = undefined;
  };
  window.addEventListener('storage', heard);

  return {
    /** What is being typed may not be written yet: then the page says nothing, and the device is waited for. */
    leave() {
      const last = word();
      if (!last || session.state.writing || (told !== undefined && told !== open)) return;
      told = undefined;
      void tellOfDevice(attemptId, browserId, { ...last, isOpen: false }).catch(() => undefined);
      try {
        localStorage.setItem(leftKey, String(Date.now()));
        localStorage.removeItem(leftKey);
      } catch {
        // Then there is no other tab that shares this browser's id.
      }
    },
    stop() {
      clearTimeout(first);
      clearInterval(beat);
      unsubscribe();
      window.removeEventListener('storage', heard);
    },
  };
}
