import type { Got } from '../../../api/client';

type Task = Pick<Got<'/api/marking'>[number], 'olympiadTitle' | 'roundId' | 'roundTitle' | 'lockReason' | 'left'>;
type Asked = Got<'/api/marking/questions'>[number];
type Chaired = Got<'/api/results'>[number];
type Late = Pick<Got<'/api/late'>[number], 'olympiadTitle' | 'roundTitle' | 'waiting'>;

interface Known {
  tasks: readonly Task[];
  questions: readonly Asked[];
  chaired: readonly Chaired[];
  late: readonly Late[];
}

export interface JuryTodo {
  act: 'mark' | 'answer' | 'late' | 'board' | 'sign';
  count: number;
  href: string;
  note: string;
}

const leftOf = (tasks: readonly Task[]) => tasks.reduce((all, { left }) => all + left, 0);

/** In the order in which others wait for it: participants who have asked, works, decisions of the chair, the signature. */
export function juryTodos({ tasks, questions, chaired, late }: Known): JuryTodo[] {
  const rounds = [...new Set(tasks.map(({ roundId }) => roundId))].map((id) =>
    tasks.filter(({ roundId }) => roundId === id),
  );
  const nameOf = ({ olympiadTitle, roundTitle }: { olympiadTitle: string; roundTitle: string }) =>
    `${olympiadTitle}, ${roundTitle}`;
  return [
    ...questions
      .filter(({ waiting }) => waiting > 0)
      .map((asked) => ({
        act: 'answer' as const,
        count: asked.waiting,
        href: `/marking/${asked.roundId}/questions`,
        note: nameOf(asked),
      })),
    ...rounds
      // Where the chair has stopped the marking, nothing is to be done.
      .map((own) => ({ own, count: own[0]!.lockReason === null ? leftOf(own) : 0 }))
      .filter(({ count }) => count > 0)
      .map(({ own, count }) => ({ act: 'mark' as const, count, href: '/marking', note: nameOf(own[0]!) })),
    ...late
      .filter(({ waiting }) => waiting > 0)
      .map((round) => ({ act: 'late' as const, count: round.waiting, href: '/late', note: nameOf(round) })),
    ...chaired.flatMap(({ title: olympiadTitle, unsettled }) =>
      unsettled.map(({ roundId, title: roundTitle, left: count }) => ({
        act: 'board' as const,
        count,
        href: `/marking/${roundId}/board`,
        note: nameOf({ olympiadTitle, roundTitle }),
      })),
    ),
    ...chaired
      .filter(({ isReady }) => isReady)
      .map(({ olympiadId, title }) => ({
        act: 'sign' as const,
        count: 1,
        href: `/results/${olympiadId}`,
        note: title,
      })),
  ];
}
