import { api, body } from '../../../api/client';

/** The server gives a presentation up before, ms. */
const patience = 5 * 60_000;

/** Lets the server make a PDF of a presentation; why it cannot, otherwise. Throws what the line throws. */
export async function pdfOf(lessonId: string, file: File): Promise<File | 'noConverter' | 'failed'> {
  const { id: conversionId } = await body(
    api.POST('/api/lessons/{id}/slides', {
      params: { path: { id: lessonId } },
      // The description calls a file a string; the form carries the file itself.
      body: { file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file);
        return form;
      },
    }),
  );
  const path = { id: lessonId, conversionId };
  const until = Date.now() + patience;
  while (Date.now() < until) {
    const { state } = await body(api.GET('/api/lessons/{id}/slides/{conversionId}', { params: { path } }));
    if (state === 'noConverter' || state === 'failed') return state;
    if (state === 'done') {
      const response = await fetch(`/api/lessons/${lessonId}/slides/${conversionId}/pdf`);
      return response.ok ? new File([await response.blob()], 'slides.pdf', { type: 'application/pdf' }) : 'failed';
    }
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
  return 'failed';
}
