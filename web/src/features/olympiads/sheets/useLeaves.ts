import { useState } from 'react';
import { earlier, withPages, type Leaf, type SheetKind } from './leaves';
import { usePdf } from './usePdf';

export interface SheetFile {
  /** 1, 2, 3… in the answer. */
  number: number;
  /** Null while the file has not arrived. */
  address: string | null;
  kind: SheetKind;
}

/** The leaves of an answer, in the order in which they are read, and the one that is looked at. */
export function useLeaves(files: SheetFile[], first: Leaf = { file: 1, page: 1 }) {
  const [leaf, choose] = useState(first);
  const [order, setOrder] = useState<Leaf[]>(files.map(({ number }) => ({ file: number, page: 1 })));
  const file = files[leaf.file - 1]!;
  const opened = usePdf(file.kind === 'pdf' ? (file.address ?? undefined) : undefined);
  const pdfOf = (of: number) => opened[files[of - 1]?.address ?? ''];
  const leaves = withPages(order, (of) => pdfOf(of)?.numPages ?? 1);
  return {
    leaves,
    leaf,
    choose,
    file,
    /** Of the leaf; null when it cannot be read, undefined while it is being opened. */
    pdf: pdfOf(leaf.file),
    /** Undefined as long as the file was not opened. */
    pagesOf: (of: number) => pdfOf(of)?.numPages,
    putEarlier: () => setOrder(earlier(leaves, leaf)),
  };
}
