import { may, type RoomRight, type RoomView } from '../fold';
import type { RoomSnapshot } from '../RoomSession';
import type { Source } from './devices';

export const rightFor: Record<Source, RoomRight> = { microphone: 'speak', camera: 'film', screen: 'shareScreen' };

/** As `MediaRights.MaySend` of the server, which decides; here so that a button says beforehand what it will not do. */
export function maySend(
  { kind, view }: RoomSnapshot,
  person: { id: string; role: RoomSnapshot['role'] },
  source: Source,
) {
  if (view.phase === 'over') return false;
  if (person.role === 'teacher' || person.role === 'assistant') return true;
  if (person.role !== 'pupil' || kind !== 'lesson') return false;
  const right = rightFor[source];
  const own = view.rights.find((other) => other.personId === person.id && other.right === right);
  return own ? own.isGiven : may(view, person, right) || isAsked(view, person.id, source);
}

const isAsked = (view: RoomView, personId: string, source: Source) =>
  view.spotlight === personId && source !== 'screen';
