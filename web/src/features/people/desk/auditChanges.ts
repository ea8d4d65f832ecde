/** What stood in a field and what stands there now; `before` is undefined where there was nothing or the log holds one value. */
export interface Change {
  field: string;
  before?: unknown;
  after: unknown;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Changed fields of an entry. What was and stays empty is left out. */
export function changesOf(changes: unknown): Change[] {
  if (changes === null || typeof changes !== 'object') return [];
  return Object.entries(changes).flatMap(([field, value]): Change[] => {
    const [before, after]: unknown[] = Array.isArray(value) && value.length === 2 ? value : [undefined, value];
    if (isEmpty(before) && isEmpty(after)) return [];
    return [isEmpty(before) ? { field, after } : { field, before, after: isEmpty(after) ? null : after }];
  });
}

/** A field as the words have it: changes of rows name it so, acts begin theirs in lower case. */
export const wordOf = (field: string) => field.charAt(0).toUpperCase() + field.slice(1);

/** Values by how they are shown; a page has words and formats for each. */
export interface Words {
  empty: string;
  yes: string;
  no: string;
  /** Undefined when no thing that the page knows has this id or code. */
  name: (key: string) => string | undefined;
  /** Undefined when the field holds no enumeration with such a value. */
  member: (value: string) => string | undefined;
  day: (date: string) => string;
  moment: (instant: string) => string;
  number: (value: number) => string;
}

const longest = 120;

/** A value in words; undefined when it is too long, or has too many parts, for a line. */
export function textOf(value: unknown, words: Words): string | undefined {
  if (isEmpty(value)) return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return words.number(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.map((item) => textOf(item, words) ?? item).join(', ');
  if (typeof value !== 'string') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return words.day(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return words.moment(value);
  const known = words.name(value) ?? words.member(value);
  if (known !== undefined) return known;
  if (/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(value)) return value.slice(0, 8);
  return value.length > longest ? undefined : value;
}
