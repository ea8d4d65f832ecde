import { NetworkError } from '../../api/errors';
import { apiFetch } from '../../api/fetch';

/** Bytes of a PDF that is read into memory for its first page: a book of scans is not. */
const mostBytes = 50_000_000;

/** Pixels of the longer side, as the server keeps it. */
const side = 480;

/** The first page of a PDF as a picture; null for one that cannot be read. */
async function firstPageOf(file: Blob): Promise<Blob | null> {
  const { openPdf } = await import('../olympiads/sheets/readPdf');
  const task = openPdf({ data: await file.arrayBuffer() });
  try {
    const page = await (await task.promise).getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: side / Math.max(width, height) });
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    await page.render({ canvas, viewport }).promise;
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    void task.destroy();
  }
}

/** Gives the library the first page of a PDF that has just come from this device. Without it the file is shown by its kind, so nothing waits for a failure. */
export async function putFirstPage(materialId: string, number: number, file: File) {
  if (!file.name.toLowerCase().endsWith('.pdf') || file.size > mostBytes) return;
  try {
    const picture = await firstPageOf(file);
    if (!picture) return;
    const answer = await apiFetch(
      new Request(`/api/materials/${materialId}/files/${number}/preview`, { method: 'PUT', body: picture }),
    );
    if (!answer.ok) throw new NetworkError(answer.status);
  } catch (error) {
    console.warn('The first page was not taken', error);
  }
}
