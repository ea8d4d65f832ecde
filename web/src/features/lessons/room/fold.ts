import type { components } from '../../../api/schema';
import type { Answer } from '../../../sitting/contract';
import type { AskedQuestion, BoardElement, QuestionResult, RoomAct, RoomEntry, RoomRight } from './acts';

export type { BoardElement, RoomAct, RoomEntry, RoomRight } from './acts';

type Schemas = components['schemas'];

export type DrawnElement = Omit<Schemas['DrawnElement'], 'element'> & { element: BoardElement };
export interface RoomQuestion {
  id: string;
  asked: AskedQuestion;
  isClosed: boolean;
  result: QuestionResult | null;
  answers: { personId: string; answer: Answer; points: number | null }[];
}
export type RoomView = Omit<Schemas['RoomView'], 'boards' | 'questions'> & {
  boards: { name: string; elements: DrawnElement[] }[];
  questions: RoomQuestion[];
};
export type RoomMessage = Schemas['RoomMessage'];
export type RoomPoll = RoomView['polls'][number];

/** What somebody sees of a room after one more entry, as `RoomView.Of` of the server would give it. Entries that are not the viewer's never come here. */
export function after(view: RoomView, entry: RoomEntry, isStaff: boolean, me: string): RoomView {
  const next = { ...view, seq: entry.seq };
  const { act, by, at, id } = entry;
  switch (act.type) {
    case 'begin':
      return { ...next, phase: 'open', begunAt: at };
    case 'end':
      return { ...next, phase: 'over', endedAt: at, hands: [] };
    case 'keepDoor':
      return { ...next, isDoorOpen: act.isOpen, admitted: together(next.admitted, act.inside) };
    case 'admit':
      return {
        ...next,
        admitted: together(next.admitted, act.personIds),
        sentOut: next.sentOut.filter((person) => !act.personIds.includes(person)),
      };
    case 'sendOut':
      return {
        ...next,
        admitted: next.admitted.filter((person) => person !== act.personId),
        sentOut: together(next.sentOut, [act.personId]),
        hands: next.hands.filter((hand) => hand.personId !== act.personId),
        spotlight: next.spotlight === act.personId ? null : next.spotlight,
      };
    case 'raiseHand':
      return { ...next, hands: [...next.hands.filter((hand) => hand.personId !== by), { personId: by, at }] };
    case 'lowerHands':
      return { ...next, hands: act.personId ? next.hands.filter((hand) => hand.personId !== act.personId) : [] };
    case 'allow':
      return allowed(next, act);
    case 'spotlight':
      return { ...next, spotlight: act.personId };
    case 'say':
      return {
        ...next,
        messages: [
          ...next.messages,
          { id, by, at, text: act.text, to: act.to, group: act.to === 'group' ? groupOf(view, by) : 0 },
        ],
      };
    case 'dropMessage':
      return { ...next, messages: next.messages.filter((message) => message.id !== act.messageId) };
    case 'keepTalk':
      return { ...next, talkMode: act.mode };
    case 'startPoll':
      return {
        ...next,
        polls: [
          ...next.polls.map((poll) => ({ ...poll, isClosed: true })),
          {
            id,
            question: act.question,
            options: act.options,
            several: act.several,
            right: isStaff ? act.right : [],
            isClosed: false,
            result: null,
            votes: [],
          },
        ],
      };
    case 'vote':
      return withPoll(next, act.pollId, (poll) => ({
        votes: [...poll.votes.filter((vote) => vote.personId !== by), { personId: by, options: act.options }],
      }));
    case 'closePoll':
      return withPoll(next, act.pollId, () => ({ isClosed: true }));
    case 'showPoll':
      return withPoll(next, act.pollId, () => ({ isClosed: true, result: act.result, right: act.result?.right ?? [] }));
    case 'askQuestion':
      return {
        ...next,
        questions: [
          ...next.questions.map((question) => ({ ...question, isClosed: true })),
          { id, asked: act.asked!, isClosed: false, result: null, answers: [] },
        ],
      };
    case 'answerQuestion':
      return withQuestion(next, act.questionId, ({ answers }) => ({
        answers: [
          ...answers.filter(({ personId }) => personId !== by),
          { personId: by, answer: act.answer, points: act.points },
        ],
      }));
    case 'closeQuestion':
      return withQuestion(next, act.questionId, () => ({ isClosed: true, result: act.result }));
    case 'bringSlides':
      return {
        ...next,
        slides: [...next.slides, { id, title: act.title, pages: act.pages }],
        stage: `slide:${id}:1`,
        boards: stillSeen(view, isStaff, me),
      };
    case 'show':
      return { ...next, stage: act.board, boards: stillSeen(view, isStaff, me) };
    case 'draw':
      return withBoard(next, act.board, (elements) => [...elements, { id, by, element: act.element }]);
    case 'erase':
      return withBoard(next, act.board, (elements) =>
        act.ids ? elements.filter((element) => !act.ids!.includes(element.id)) : [],
      );
    case 'shareFile':
      return { ...next, files: [...next.files, { id, fileId: act.fileId, name: act.name, bytes: act.bytes }] };
    case 'takeBackFile':
      return { ...next, files: next.files.filter((file) => file.id !== act.shareId) };
    case 'formGroups':
      return {
        ...next,
        groups: act.groups,
        boards: next.boards.filter((board) => !board.name.startsWith('group:')),
        stage: next.stage.startsWith('group:') ? 'board:1' : next.stage,
      };
    case 'endGroups':
      return { ...next, groups: [], stage: next.stage.startsWith('group:') ? 'board:1' : next.stage };
    case 'writeNotes':
      return { ...next, notes: { text: act.text, seq: entry.seq } };
    case 'askPresence':
      return { ...next, checks: [...next.checks, { id, at, answered: [] }] };
    case 'answerPresence':
      return {
        ...next,
        checks: next.checks.map((check) =>
          check.id === act.checkId ? { ...check, answered: together(check.answered, [by]) } : check,
        ),
      };
  }
}

/** From 1; 0 for whoever is in none. */
export const groupOf = (view: Pick<RoomView, 'groups'>, personId: string) =>
  view.groups.findIndex((group) => group.personIds.includes(personId)) + 1;

export function may(view: RoomView, me: { id: string; role: Schemas['RoomRole'] }, right: RoomRight): boolean {
  if (me.role !== 'pupil') return me.role !== 'observer';
  const own = view.rights.find((other) => other.personId === me.id && other.right === right);
  return own ? own.isGiven : view.rightsOfAll.includes(right);
}

const together = (some: string[], more: string[]) => [...new Set([...some, ...more])];

function allowed(view: RoomView, { personId, right, isGiven }: Extract<RoomAct, { type: 'allow' }>): RoomView {
  const others = view.rights.filter((own) => own.right !== right || (personId !== null && own.personId !== personId));
  if (personId) return { ...view, rights: [...others, { personId, right, isGiven }] };
  const rest = view.rightsOfAll.filter((other) => other !== right);
  return { ...view, rights: others, rightsOfAll: isGiven ? [...rest, right] : rest };
}

const withPoll = (view: RoomView, id: string, change: (poll: RoomPoll) => Partial<RoomPoll>): RoomView => ({
  ...view,
  polls: view.polls.map((poll) => (poll.id === id ? { ...poll, ...change(poll) } : poll)),
});

const withQuestion = (view: RoomView, id: string, change: (question: RoomQuestion) => Partial<RoomQuestion>) => ({
  ...view,
  questions: view.questions.map((question) => (question.id === id ? { ...question, ...change(question) } : question)),
});

/** What happens on a board of others is not told once it is not shown any more: it goes, and is asked for anew. */
const stillSeen = (view: RoomView, isStaff: boolean, me: string) => {
  const isOthers =
    /^(own|group):/.test(view.stage) && view.stage !== `own:${me}` && view.stage !== `group:${groupOf(view, me)}`;
  return isStaff || !isOthers ? view.boards : view.boards.filter(({ name }) => name !== view.stage);
};

/** A board that the page does not have is asked for as a whole when it is shown. */
const withBoard = (view: RoomView, name: string, change: (elements: DrawnElement[]) => DrawnElement[]): RoomView => ({
  ...view,
  boards: view.boards.map((board) => (board.name === name ? { ...board, elements: change(board.elements) } : board)),
});
