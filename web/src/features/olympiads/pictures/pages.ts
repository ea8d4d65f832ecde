import { isSame, type Look } from './look';

export interface Page {
  sha256: string;
  name: string;
  /** As the pupil numbers them; documents have none. */
  page?: number | null | undefined;
}

/** What is to be told about the pages of a solution before it is handed in. */
export interface PageFindings {
  /** Numbers that nobody has, between those that somebody has. */
  missing: number[];
  /** Numbers that more than one has. */
  repeated: number[];
  /** Names of pictures that look the same. */
  same: [string, string][];
  /** Names of pictures that are not sharp. */
  blurred: string[];
}

/** `lookOf` knows the pictures that lie on this device. */
export function findingsOf(pages: readonly Page[], lookOf: (sha256: string) => Look | undefined): PageFindings {
  const numbers = pages.flatMap(({ page }) => (page ? [page] : []));
  const last = Math.max(0, ...numbers);
  const looks = pages.flatMap(({ sha256, name }) => {
    const look = lookOf(sha256);
    return look ? [{ name, look }] : [];
  });
  return {
    missing: Array.from({ length: last }, (_, at) => at + 1).filter((number) => !numbers.includes(number)),
    repeated: [...new Set(numbers.filter((number, at) => numbers.indexOf(number) !== at))].sort((a, b) => a - b),
    same: looks.flatMap((one, at) =>
      looks
        .slice(at + 1)
        .filter((other) => isSame(one.look.print, other.look.print))
        .map((other): [string, string] => [one.name, other.name]),
    ),
    blurred: looks.filter(({ look }) => look.blurred).map(({ name }) => name),
  };
}

/** The number of a picture that is added: the first that is free after the last. */
export const nextNumber = (pages: readonly Pick<Page, 'page'>[]) =>
  Math.max(0, ...pages.map(({ page }) => page ?? 0)) + 1;

/** Pages by their numbers, documents after them. */
export const inOrder = <P extends Pick<Page, 'page'>>(pages: readonly P[]): P[] =>
  [...pages].sort((one, other) => (one.page ?? Infinity) - (other.page ?? Infinity) || 0);
