/** One side of paper: a picture is one, a PDF as many as it has pages. */
export interface Leaf {
  /** Number of the file in the answer, from 1. */
  file: number;
  /** Within the file, from 1. */
  page: number;
}

export type SheetKind = 'missing' | 'picture' | 'pdf' | 'other';

/** How a file of an answer is shown; null is the type of one that has not arrived. */
export const kindOf = (mediaType: string | null): SheetKind =>
  mediaType === null
    ? 'missing'
    : mediaType.startsWith('image/')
      ? 'picture'
      : mediaType === 'application/pdf'
        ? 'pdf'
        : 'other';

export const isSameLeaf = (one: Leaf, other: Leaf) => one.file === other.file && one.page === other.page;

export const keyOf = ({ file, page }: Leaf) => `${String(file)}.${String(page)}`;

/** The order in which each first page is followed by those pages of its file that are not in it yet: how many there are is known when the file is opened. */
export const withPages = (order: readonly Leaf[], pagesOf: (file: number) => number): Leaf[] =>
  order.flatMap((leaf) => {
    const { file, page } = leaf;
    if (page !== 1) return [leaf];
    const known = new Set(order.filter((other) => other.file === file).map((other) => other.page));
    const pages = Array.from({ length: pagesOf(file) }, (_, index) => index + 1);
    return [leaf, ...pages.filter((other) => !known.has(other)).map((other) => ({ file, page: other }))];
  });

/** The order of leaves in which the given one has changed places with the one before it. */
export function earlier(order: readonly Leaf[], leaf: Leaf): Leaf[] {
  const at = order.findIndex((other) => isSameLeaf(other, leaf));
  return at < 1 ? [...order] : [...order.slice(0, at - 1), order[at]!, order[at - 1]!, ...order.slice(at + 1)];
}
