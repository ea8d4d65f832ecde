import { openPdf } from '../../olympiads/sheets/readPdf';

/** Wide enough for a projector; a page weighs about 60 KB. */
const width = 1_600;
export const mostPages = 200;

/** The pages of a PDF as pictures, one after the other. Throws when it cannot be read. */
export async function* pagesOf(file: File): AsyncGenerator<{ page: File; of: number }> {
  const task = openPdf({ data: await file.arrayBuffer() });
  try {
    const pdf = await task.promise;
    const of = Math.min(pdf.numPages, mostPages);
    for (let number = 1; number <= of; number++) {
      const page = await pdf.getPage(number);
      const scale = width / page.getViewport({ scale: 1 }).width;
      const viewport = page.getViewport({ scale });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      await page.render({ canvas, viewport }).promise;
      const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/webp', 0.8));
      page.cleanup();
      if (!picture) throw new Error('not drawn');
      // Where a browser writes no WebP it writes PNG.
      const ending = picture.type === 'image/webp' ? 'webp' : 'png';
      yield { page: new File([picture], `${number}.${ending}`, { type: picture.type }), of };
    }
  } finally {
    void task.destroy();
  }
}
