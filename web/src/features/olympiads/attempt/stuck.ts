import { filesLeft, type SessionState } from './session';

/**
 * Does something of the work wait on this device without moving? Then it may leave by another way, whatever holds it up: the network,
 * a server that is away or refuses, or a line that swallows what is sent and looks well to the browser.
 */
export function isStuck(state: SessionState, online: boolean): boolean {
  const { journal, files } = state;
  if (journal.unsent > 0 && (!online || journal.pause !== undefined)) return true;
  return filesLeft(state).length > 0 && (!online || files?.stalled === true || typeof journal.pause === 'object');
}
