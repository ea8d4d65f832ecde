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
