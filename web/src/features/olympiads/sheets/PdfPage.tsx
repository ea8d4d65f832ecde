import type { RenderTask } from 'pdfjs-dist';
import { useEffect, useRef } from 'react';
import type { Pdf } from './usePdf';

/** Pixels across at its own size: a page of A4 as a scan of 200 dpi shows it. */
const across = 1_650;
/** More pixels than a phone draws. */
const mostPixels = 16_000_000;

interface Props {
  pdf: Pdf;
  page: number;
  label: string;
  /** Percent. */
  zoom: number;
  /** Width to height, when it is known. */
  onRatio?: (ratio: number) => void;
  onFail: () => void;
}

/** A page as a picture. It is drawn apart and shown when it is whole, so that nothing blinks when it is enlarged. */
export function PdfPage({ pdf, page, label, zoom, onRatio, onFail }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const told = useRef({ onRatio, onFail });
  useEffect(() => {
    told.current = { onRatio, onFail };
  });

  useEffect(() => {
    let isLeft = false;
    let drawing: RenderTask | undefined;
    const draw = async () => {
      const read = await pdf.getPage(page);
      const { width, height } = read.getViewport({ scale: 1 });
      const scale = Math.min((across * zoom) / 100 / width, Math.sqrt(mostPixels / (width * height)));
      const viewport = read.getViewport({ scale });
      const drawn = document.createElement('canvas');
      [drawn.width, drawn.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      if (isLeft) return;
      drawing = read.render({ canvas: drawn, viewport });
      await drawing.promise;
      const shown = canvas.current;
      if (isLeft || !shown) return;
      [shown.width, shown.height] = [drawn.width, drawn.height];
      shown.getContext('2d')!.drawImage(drawn, 0, 0);
      shown.dataset.drawn = 'true';
      told.current.onRatio?.(width / height);
    };
    draw().catch(() => {
      if (!isLeft) told.current.onFail();
    });
    return () => {
      isLeft = true;
      drawing?.cancel();
    };
  }, [pdf, page, zoom]);

  return <canvas ref={canvas} role="img" aria-label={label} />;
}
