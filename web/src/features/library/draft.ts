import type { Description } from './queries';

/** The form: every field is what is typed. */
export type Draft = Record<Exclude<keyof Description, 'subjects' | 'kind' | 'access'>, string> &
  Pick<Description, 'subjects' | 'kind' | 'access'>;

export const emptyDraft: Draft = {
  kind: 'methodicalDevelopment',
  title: '',
  subtitle: '',
  authors: '',
  others: '',
  edition: '',
  place: '',
  publisher: '',
  year: '',
  extent: '',
  series: '',
  isbn: '',
  issn: '',
  sourceTitle: '',
  sourceNumber: '',
  sourcePages: '',
  url: '',
  accessedOn: '',
  annotation: '',
  subjects: [],
  gradeFrom: '',
  gradeTo: '',
  keywords: '',
  language: 'ru',
  rights: '',
  access: 'everyone',
};

export const draftOf = (about: Description): Draft => ({
  ...about,
  authors: about.authors.join('\n'),
  others: about.others.join('\n'),
  keywords: about.keywords.join(', '),
  year: about.year === null ? '' : String(about.year),
  gradeFrom: about.gradeFrom === null ? '' : String(about.gradeFrom),
  gradeTo: about.gradeTo === null ? '' : String(about.gradeTo),
  accessedOn: about.accessedOn ?? '',
});

const itemsOf = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((item) => item.trim())
    .filter(Boolean);

const numberOf = (text: string) => (text.trim() === '' ? null : Number(text));

/** What is sent. One grade stands for both ends. */
export const descriptionOf = (draft: Draft): Description => ({
  ...draft,
  authors: itemsOf(draft.authors, /[\n;]/),
  others: itemsOf(draft.others, /\n/),
  keywords: itemsOf(draft.keywords, /[,;\n]/),
  year: numberOf(draft.year),
  gradeFrom: numberOf(draft.gradeFrom || draft.gradeTo),
  gradeTo: numberOf(draft.gradeTo || draft.gradeFrom),
  accessedOn: draft.accessedOn || null,
});
