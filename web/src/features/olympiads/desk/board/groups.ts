import type { Board } from '../queries';
import type { Participant } from './states';

/** Those who sit together: of one school, in one room. */
export interface Group {
  key: string;
  school: string;
  /** Empty where nobody has said so. */
  room: string;
  participants: Participant[];
}

/** By school in the order of the board, and by room as people count rooms. */
export function groupsOf(board: Board): Group[] {
  return board.schools.flatMap(({ organizationId, name }) => {
    const own = board.participants.filter((one) => one.organizationId === organizationId);
    const rooms = [...new Set(own.map(({ room }) => room))].sort((a, b) =>
      a.localeCompare(b, undefined, { numeric: true }),
    );
    return rooms.map((room) => ({
      key: `${organizationId} ${room}`,
      school: name,
      room,
      participants: own.filter((one) => one.room === room),
    }));
  });
}

const count = (of: Participant[], what: (one: Participant) => boolean) => of.filter(what).length;
const sum = (of: Participant[], what: (one: Participant) => number) => of.reduce((all, one) => all + what(one), 0);

/** What a group has, as the board counts it. */
export const factsOf = (of: Participant[]) => ({
  registered: of.length,
  opened: count(of, (one) => one.attemptId !== null),
  seated: count(of, (one) => one.isPresent === true),
  absent: count(of, (one) => one.isPresent === false),
  withKit: count(of, (one) => one.hasKit),
  unsent: sum(of, (one) => one.entriesUnsent),
  filesExpected: sum(of, (one) => one.filesExpected),
  filesReceived: sum(of, (one) => one.filesReceived),
});

export const totalsOf = (of: Participant[]): Board['total'] => {
  const { registered, opened } = factsOf(of);
  const inState = (state: Participant['state']) => count(of, (one) => one.state === state);
  return {
    registered,
    opened,
    answering: inState('answering'),
    paused: inState('paused'),
    silent: inState('silent'),
    handedIn: inState('handedIn'),
    timeOver: inState('timeOver'),
  };
};

/** Who holds the closing up. While the round runs, that somebody has not begun or has something under way is no worry yet. */
export const leftOf = (board: Board, running: boolean) =>
  board.closedAt
    ? []
    : board.participants.filter(
        ({ left, state }) => left.length > 0 && (!running || state === 'handedIn' || state === 'timeOver'),
      );

/** Of whom nothing is known: neither whether they came, nor a paper, opened or on a device. The closing does not wait for them. */
export const unmarkedOf = ({ participants }: Board) =>
  count(
    participants,
    ({ isPresent, attemptId, hasKit, signOffReason }) =>
      isPresent === null && attemptId === null && !hasKit && signOffReason === null,
  );
