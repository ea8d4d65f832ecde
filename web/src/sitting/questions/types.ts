import type { Answer, AnswerOf, Body, QuestionBody } from '../contract';

/** What every kind of question gets. `answer` is null while nothing is answered. */
export interface QuestionProps<B extends QuestionBody['type'], A extends Answer['type']> {
  body: Body<B>;
  answer: AnswerOf<A> | null;
  onChange: (answer: AnswerOf<A> | null) => void;
  /** No more answering: the answer stays readable. */
  locked: boolean;
  /** Attempt and task: the order of shuffled options hangs on it. */
  seed: string;
  /** Id of the element with the statement: the name of the group of fields. */
  statementId: string;
}
