import decodeQR from 'qr/decode.js';

/** Sides at which a photograph is tried, in pixels: a large one costs seconds, a small one loses fine codes. */
const sides = [1_000, 1_600, 2_400];

/** What `wanted` makes of the QR code in a picture; undefined when there is none that it wants. */
export function readQr<T>(bitmap: ImageBitmap, wanted: (text: string) => T | undefined): T | undefined {
  for (const side of sides) {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    const found = read(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    const taken = found === undefined ? undefined : wanted(found);
    if (taken !== undefined || scale === 1) return taken;
  }
  return undefined;
}

function read(bitmap: ImageBitmap, width: number, height: number): string | undefined {
  const context = new OffscreenCanvas(width, height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0, width, height);
  try {
    return decodeQR({ width, height, data: context.getImageData(0, 0, width, height).data });
  } catch {
    // No code at this size.
    return undefined;
  }
}
