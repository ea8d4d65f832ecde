import { readQr } from '../../../../ui/readQr';
import { partOf, type Part } from '../../carrier/codes';
import { decodeHeic } from '../../pictures/heic';

/** The code in a photograph of a screen; undefined when there is none that belongs to a work. */
export async function partIn(photo: Blob): Promise<Part | undefined> {
  const bitmap = await bitmapOf(photo);
  try {
    return readQr(bitmap, partOf);
  } finally {
    bitmap.close();
  }
}

/** A telephone's own HEIC is what few browsers open by themselves. */
async function bitmapOf(photo: Blob) {
  try {
    return await createImageBitmap(photo);
  } catch {
    return createImageBitmap(await decodeHeic(photo));
  }
}
