import decodeQR from 'qr/decode.js';
import { partOf, type Part } from '../../carrier/codes';
import { decodeHeic } from '../../pictures/heic';

/** Sides at which a photograph is tried, in pixels: a large one costs seconds, a small one loses fine codes. */
const sides = [1_000, 1_600, 2_400];

/** The code in a photograph of a screen; undefined when there is none that belongs to a work. */
export async function partIn(photo: Blob): Promise<Part | undefined> {
  const bitmap = await bitmapOf(photo);
  try {
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
      const part = read(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
      if (part) return part;
      if (scale === 1) return undefined;
    }
    return undefined;
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

function read(bitmap: ImageBitmap, width: number, height: number): Part | undefined {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0, width, height);
  try {
    return partOf(decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data }));
  } catch {
    // No code at this size.
    return undefined;
  }
}
