import type { components } from '../../../api/schema';

type Schemas = components['schemas'];
/** The description of the API leaves the name of the type optional; JSON always has it. */
type Named<T> = T extends { type?: infer Name } ? Omit<T, 'type'> & { type: NonNullable<Name> } : never;

export type Body = Named<Schemas['QuestionBody']>;
export type Key = Named<Schemas['AnswerKey']>;
export type BodyOf<T extends Body['type']> = Extract<Body, { type: T }>;
export type KeyOf<T extends Key['type']> = Extract<Key, { type: T }>;
export type Item = Schemas['Item'];
export type PartialRule = Schemas['PartialRule'];
export type Gap = Schemas['Gap'];
export type GapKey = Schemas['GapKey'];
export type TextVariant = Schemas['TextVariant'];
export type NumericVariant = Schemas['NumericVariant'];
export type ImagePoint = Schemas['ImagePoint'];
export type Problem = Schemas['DraftProblem'];
export type QuestionType = Body['type'];
export type Draft = Omit<Schemas['QuestionDraft'], 'body' | 'key'> & { body: Body; key: Key };

export const questionTypes: readonly QuestionType[] = [
  'choice',
  'trueFalse',
  'shortText',
  'numeric',
  'matching',
  'ordering',
  'gapText',
  'table',
  'hotspot',
  'formula',
  'essay',
  'upload',
];

/** What a part of the editor for one type gets. */
export interface PartProps<B extends Body['type'], K extends Key['type']> {
  body: BodyOf<B>;
  answerKey: KeyOf<K>;
  onChange: (body: BodyOf<B>, key: KeyOf<K>) => void;
  problems: Problems;
}

/** What the server found wrong, by place. */
export interface Problems {
  /** The sentence for exactly this place; undefined when it is sound. */
  at: (path: string) => string | undefined;
}
