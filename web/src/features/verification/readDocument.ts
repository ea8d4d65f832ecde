import { readQr } from '../../ui/readQr';
import { documentOf, type DocumentCode } from './documentCode';

/** The code of a document in a picture; undefined when there is none, or this browser does not open the picture. */
export async function documentIn(picture: Blob): Promise<DocumentCode | undefined> {
  let bitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return undefined;
  }
  try {
    return readQr(bitmap, documentOf);
  } finally {
    bitmap.close();
  }
}
