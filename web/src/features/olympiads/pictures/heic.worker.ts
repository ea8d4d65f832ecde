// The build in plain JavaScript: WebAssembly would want another content security policy.
import libheif from 'libheif-js/libheif/libheif.js';

/** Undefined for what is no such picture. */
export type HeicReply = ImageData | undefined;

const most = 100_000_000;

addEventListener(
  'message',
  ({ data }: MessageEvent<Blob>) =>
    void read(data)
      .catch(() => undefined)
      .then((reply) => postMessage(reply)),
);

/** Upright: what turns a picture of this kind is part of it, and the library applies it. */
async function read(file: Blob): Promise<HeicReply> {
  const decoder = new (libheif().HeifDecoder)();
  const image = decoder.decode(new Uint8Array(await file.arrayBuffer()))[0];
  if (!image) return undefined;
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > most) return undefined;
  const pixels = new ImageData(width, height);
  return new Promise((resolve) => image.display(pixels, (shown) => resolve(shown ? pixels : undefined)));
}
