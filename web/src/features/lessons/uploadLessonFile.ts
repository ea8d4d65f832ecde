import { api, body } from '../../api/client';

/** Stores a file of a lesson; an act of the room says what it is for. */
export const uploadLessonFile = (lessonId: string, file: File) =>
  body(
    api.POST('/api/lessons/{id}/files', {
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
