/** A file as a form; the description calls it a string. */
export function fileForm(file: File) {
  const form = new FormData();
  form.set('file', file);
  return form as never;
}
