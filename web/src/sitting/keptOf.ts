import { namedFiles } from './answers';
import type { KeptWork } from './keptHere';
import type { SittingSession } from './session';

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
