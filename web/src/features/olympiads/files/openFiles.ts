import { network } from '../../../api/network';
import { askToSignIn } from '../../../api/session';
import { namedFiles } from '../../../sitting/answers';
import type { AttemptSession, SessionState } from '../attempt/session';
import { browserStore } from '../../../sitting/journal/journal';
import { AttemptFiles, placeOf } from './attemptFiles';
import { putInParts } from './parts';
import { stepsOf } from './partSteps';
import { forgetFiles, IndexedDbFiles, MemoryFiles, type FileStore } from './store';

let shared: Promise<FileStore> | undefined;

/** The browser's own store; where the journal cannot be kept, files are not tried either. */
function fileStore(): Promise<FileStore> {
  shared ??= browserStore().then((journal) => (journal ? new IndexedDbFiles() : new MemoryFiles()));
  return shared;
}

/** How often one asks whether the file of another device has arrived, in ms. */
const lookAgain = 15_000;

const putTo = (attemptId: string) => putInParts(stepsOf(attemptId));

export interface OpenFiles {
  files: AttemptFiles;
  close: () => void;
}

/**
 * The files of an open paper. They follow the journal: sent when it has no more to send, so that after the deadline the server
 * knows already which files an answer in time has named.
 */
export async function openFiles(session: AttemptSession): Promise<OpenFiles> {
  const { attemptId } = session.state.view;
  const files: AttemptFiles = new AttemptFiles(attemptId, await fileStore(), putTo(attemptId), {
    onState: (state) => session.filesChanged(state),
    onSignedOut: () => void askToSignIn().then((signedIn) => (signedIn ? files.wake() : undefined)),
  });
  await files.open(session.state.view.files ?? []);

  const isElsewhere = () =>
    namedFiles(session.state.answers.values()).some(({ sha256 }) => placeOf(files.state, sha256) === 'elsewhere');
  // Nobody tells when the file of another device arrives.
  const look = setInterval(() => {
    if (isElsewhere() && network.isOnline()) void session.catchUp().catch(() => undefined);
  }, lookAgain);

  let last: SessionState | undefined;
  const follow = () => {
    const [before, now] = [last, session.state];
    // First: whatever follows may change the state, and be told of here again before it returns.
    last = now;
    const ready = now.journal.unsent === 0 && !now.writing;
    if (now.view.files && now.view.files !== before?.view.files) void files.knows(now.view.files);
    // Another tab has attached it on this device, or another device has.
    if (now.answers !== before?.answers && isElsewhere())
      void files.open([]).then(() => (ready ? files.wake() : undefined));
    if (ready && !(before?.journal.unsent === 0 && !before.writing)) void files.wake();
    if (before && now.deadline !== before.deadline) void files.retry();
  };
  const unfollow = session.subscribe(follow);
  const leaveNetwork = network.subscribe(
    () => network.isOnline() && session.state.journal.unsent === 0 && void files.wake(),
  );
  follow();

  return {
    files,
    close: () => {
      clearInterval(look);
      unfollow();
      leaveNetwork();
      files.close();
    },
  };
}

/** Files of an attempt whose paper is not open: what waits here is sent, and forgotten once results are published. */
export async function openLeftFiles(attemptId: string, onWaiting: (count: number) => void) {
  const store = await fileStore();
  const files: AttemptFiles = new AttemptFiles(attemptId, store, putTo(attemptId), {
    onState: ({ kept, held, refused }) =>
      onWaiting([...kept].filter((sha256) => !held.has(sha256) && !refused.has(sha256)).length),
  });
  await files.open([]);
  return Object.assign(files, { forget: () => forgetFiles(attemptId, store) });
}
