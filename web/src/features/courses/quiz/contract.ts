import type { components } from '../../../api/schema';
import type { Task } from '../../../sitting/contract';

type Schemas = components['schemas'];

export type QuizView = Omit<Schemas['QuizView'], 'tasks'> & { tasks: Task[] };
export type QuizResult = Schemas['QuizResult'];
export type QuizTaskResult = Schemas['QuizResultTask'];
export type Checked = Schemas['CheckQuizAnswerResponse'];
export type UnitQuiz = Schemas['UnitQuiz'];
export type QuizTry = Schemas['UnitQuizTry'];
export type QuizQuestion = Schemas['QuizQuestionRow'];

/** The description of the API leaves the name of the type optional; JSON always has it. */
type Named<T extends { type?: string }> = Omit<T, 'type'> & { type: NonNullable<T['type']> };

export type QuestionPart = Named<Schemas['QuizPartQuestionPart']>;
export type DrawPart = Named<Schemas['QuizPartDrawnPart']>;
export type QuizPart = QuestionPart | DrawPart;
export type QuizDraft = Omit<Schemas['QuizDraft'], 'parts'> & { parts: QuizPart[] };
