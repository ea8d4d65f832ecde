import { decodeHeic } from './heic';
import { greyOf, lookedAt, lookOf, type Look } from './look';

// Decoding and encoding run beside the page in every browser (createImageBitmap, toBlob), so nothing here holds it up for long.

/** What is kept of a photograph while it is turned and cropped, in pixels of the longer side; canvases of iOS end at 16 megapixels. */
const opened = 3600;
/** What is sent: on a page of A4 a stroke of the pen is still three pixels wide. */
const sent = 2400;
const shown = 1200;
const enough = 500_000;
const qualities = [0.82, 0.74, 0.66];

/** Shares of the turned picture, 0 to 1. */
export interface Crop {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Edit {
  /** Quarters to the right. */
  turns: number;
  crop: Crop;
}

export const untouched: Edit = { turns: 0, crop: { x: 0, y: 0, width: 1, height: 1 } };

export interface Prepared {
  blob: Blob;
  look: Look;
}

/** One photograph, upright: what the camera noted of its turn is applied, everything else that it noted is left behind. */
export class Picture {
  private constructor(private readonly master: HTMLCanvasElement) {}

  static async open(file: Blob): Promise<Picture> {
    const bitmap = await decode(file);
    const master = draw(bitmap, untouched, opened);
    bitmap.close();
    return new Picture(master);
  }

  /** For the eye, whole. */
  preview = (turns: number) => encode(draw(this.master, { ...untouched, turns }, shown), 'image/jpeg', 0.8);

  look = (edit: Edit): Look => {
    const small = draw(this.master, edit, lookedAt);
    return lookOf(greyOf(small.getContext('2d')!.getImageData(0, 0, small.width, small.height)));
  };

  /** To be sent: small, and without EXIF, for a canvas has none. */
  prepare = async (edit: Edit, type: string): Promise<Prepared> => {
    const canvas = draw(this.master, edit, sent);
    let blob: Blob | undefined;
    for (const quality of qualities) {
      blob = await encode(canvas, type, quality);
      if (blob.size <= enough) break;
    }
    return { blob: blob!, look: this.look(edit) };
  };
}

async function decode(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    if (await isHeic(file)) return createImageBitmap(await decodeHeic(file));
    throw error;
  }
}

/** ISO 23008-12: a box `ftyp` with one of these brands. */
async function isHeic(file: Blob): Promise<boolean> {
  const head = new TextDecoder('latin1').decode(await file.slice(4, 12).arrayBuffer());
  return /^ftyp(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(head);
}

function draw(source: ImageBitmap | HTMLCanvasElement, { turns, crop }: Edit, longest: number): HTMLCanvasElement {
  const lying = turns % 2 === 1;
  const [width, height] = lying ? [source.height, source.width] : [source.width, source.height];
  const [cropWidth, cropHeight] = [crop.width * width, crop.height * height];
  const scale = Math.min(1, longest / Math.max(cropWidth, cropHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(cropWidth * scale));
  canvas.height = Math.max(1, Math.round(cropHeight * scale));
  const context = canvas.getContext('2d')!;
  context.imageSmoothingQuality = 'high';
  // What is transparent would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  context.translate(-crop.x * width, -crop.y * height);
  context.translate(width / 2, height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(source, -source.width / 2, -source.height / 2);
  return canvas;
}

const encode = (canvas: HTMLCanvasElement, type: string, quality: number) =>
  new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not encoded'))), type, quality),
  );
