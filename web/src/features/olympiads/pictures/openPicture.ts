import { HeicUnavailable } from './heic';
import { Picture } from './picture';

/** What a file is told to be: a photograph, or something that is taken as it is. HEIC often comes without a kind. */
export const isPicture = ({ type, name }: Pick<File, 'type' | 'name'>) =>
  /^image\/(jpeg|png|webp|hei[cf]|bmp|avif)$/.test(type) || /\.hei[cf]$/i.test(name);

/** As which a photograph is sent where `accepts` says what is taken; undefined where no photographs are. */
export const sentAs = (accepts: (type: string) => boolean) => ['image/jpeg', 'image/png', 'image/webp'].find(accepts);

/** The picture, or why it cannot be opened: a key of the texts. */
export async function openPicture(file: Blob): Promise<Picture | 'heicLater' | 'unreadable'> {
  try {
    return await Picture.open(file);
  } catch (error) {
    return error instanceof HeicUnavailable ? 'heicLater' : 'unreadable';
  }
}

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** The name of the picture as it is sent: that of the file with the ending of its new kind. */
export const nameAs = (name: string, type: string) =>
  name.replace(/(\.(jpe?g|png|webp|hei[cf]|bmp|avif))?$/i, `.${endings[type]}`);
