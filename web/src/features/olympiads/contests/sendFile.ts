import { api } from '../../../api/client';
import { ApiError } from '../../../api/errors';

/** Sends a file of an entry. A picture that says where and by what it was taken is made anew without that, for the server refuses it. */
export async function sendFile(entryId: string, file: File): Promise<void> {
  try {
    await post(entryId, file);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'olympiad.file.has-metadata') throw error;
    await post(entryId, await plain(file));
  }
}

async function plain(file: File): Promise<File> {
  // Loaded by the few who need it.
  const { Picture, untouched } = await import('../pictures/picture');
  const { blob } = await (await Picture.open(file)).prepare(untouched, 'image/jpeg');
  return new File([blob], file.name.replace(/\.[^.]*$/, '.jpg'));
}

const post = (id: string, file: File) =>
  api.POST('/api/contest-entries/{id}/files', {
    params: { path: { id } },
    // The description calls a file a string; the form carries the file itself.
    body: { file: file as unknown as string },
    bodySerializer: () => {
      const form = new FormData();
      form.append('file', file);
      return form;
    },
  });
