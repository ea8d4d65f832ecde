import { api, body } from '../../../api/client';

/** Stores a file of the organizer's; what it is for is said by a second request. */
export const uploadFile = (file: File) =>
  body(
    api.POST('/api/files', {
      // The description calls a file a string; the form carries the file itself.
      body: { file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.append('file', file);
        return form;
      },
    }),
  );
