import { api, body } from '../../../api/client';

/** Kinds that the server stores and pages show (MethodCabinet.Domain.Materials.FileKind). */
export const imageTypes = 'image/png,image/jpeg,image/gif,image/webp';
export const audioTypes = '.mp3,.ogg,.m4a,.wav';

/** Bytes, as the server takes them at once. Larger sounds come in parts. */
export const maxMediaSize = 20 * 1024 * 1024;

/** Bytes: with its paper a sound is laid on the device of each participant. */
export const maxSoundSize = 100 * 1024 * 1024;

/** Stores a file of an author; `address` is where pages find it. */
export function upload(file: File) {
  const form = new FormData();
  form.set('file', file);
  return body(api.POST('/api/files', { body: form as never }));
}

/** Pixels of an image; rejects when the browser cannot read it. */
export async function sizeOf(file: Blob): Promise<{ width: number; height: number }> {
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(address);
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Markdown of an image; marks that the description happens to hold are text. */
export const imageMarkdown = (address: string, alt: string) =>
  `![${oneLine(alt).replace(/[\\`*_[\]<>$&]/g, '\\$&')}](${address})`;

/** Markdown has no sounds of its own: they are written as HTML, of which the server lets through exactly this. */
export const audioMarkdown = (address: string, title: string) =>
  `<audio controls src="${address}" title="${oneLine(title).replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"></audio>`;
