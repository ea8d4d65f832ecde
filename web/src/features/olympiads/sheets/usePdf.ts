import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';

export type Pdf = PDFDocumentProxy;

/** Those that were opened, by address; null could not be read. */
export type OpenedPdfs = Record<string, Pdf | null>;

/** PDFs, each opened when it is first looked at and held as long as the page is shown. */
export function usePdf(address: string | undefined): OpenedPdfs {
  const [opened, setOpened] = useState<OpenedPdfs>({});
  const tasks = useRef(new Map<string, Promise<PDFDocumentLoadingTask>>());

  useEffect(() => {
    const held = tasks.current;
    if (address === undefined || held.has(address)) return;
    const opening = import('./readPdf').then(({ openPdf }) => openPdf({ url: address }));
    held.set(address, opening);
    // One that was closed meanwhile fails, and nobody waits for it.
    const tell = (pdf: Pdf | null) => {
      if (held.get(address) === opening) setOpened((before) => ({ ...before, [address]: pdf }));
    };
    opening.then(async (task) => tell(await task.promise)).catch(() => tell(null));
  }, [address]);

  useEffect(() => {
    const held = tasks.current;
    return () => {
      for (const opening of held.values())
        opening.then(
          (task) => task.destroy(),
          () => undefined,
        );
      held.clear();
    };
  }, []);

  return opened;
}
