import { namedFiles } from './answers';
import type { SittingSession } from './session';

/** What an open work has on this device that the server does not have. */
export interface KeptWork {
  attemptId: string;
  /** As its page is called. */
  title: string;
  /** Entries of the journal that were not sent. */
  entries: number;
  /** Files that have not arrived whole. */
  files: number;
  /** Handed in here, and the server was not told. */
  handedIn: boolean;
  /** Points and a remark of a juror. */
  points?: boolean;
  /** The browser keeps it; else it goes with the page. */
  durable: boolean;
}

let works: readonly KeptWork[] = [];
const listeners = new Set<() => void>();

function set(next: readonly KeptWork[]) {
  if (JSON.stringify(next) === JSON.stringify(works)) return;
  works = next;
  listeners.forEach((listener) => listener());
}

const isWaiting = ({ entries, files, handedIn, points }: KeptWork) =>
  entries > 0 || files > 0 || handedIn || points === true;

/** Works of open pages that are not sent: whoever signs in over such a page is told of them. */
export const keptHere = {
  works: () => works,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  tell: (work: KeptWork) =>
    set([...works.filter(({ attemptId }) => attemptId !== work.attemptId), ...(isWaiting(work) ? [work] : [])]),
  forget: (attemptId: string) => set(works.filter((work) => work.attemptId !== attemptId)),
};

/** Of the files that the answers name, those that lie here and have not arrived. */
interface WithFiles {
  files?: { kept: ReadonlySet<string>; held: ReadonlySet<string>; fleeting: boolean } | undefined;
}

/** What a session has here. */
export function keptOf(session: Pick<SittingSession, 'state'>, title: string): KeptWork {
  const { view, answers, journal, writing, handedInHere, files } = session.state as SittingSession['state'] & WithFiles;
  const lying = files
    ? namedFiles(answers.values()).filter(({ sha256 }) => files.kept.has(sha256) && !files.held.has(sha256))
    : [];
  return {
    attemptId: view.attemptId,
    title,
    // What is being typed becomes an entry in a moment.
    entries: journal.unsent + (writing ? 1 : 0),
    files: lying.length,
    handedIn: handedInHere !== undefined && view.handedInAt === null,
    durable: journal.durable && !files?.fleeting,
  };
}
