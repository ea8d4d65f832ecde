import { expect, type Page } from '@playwright/test';

/** EXIF as a phone writes it: the picture is stored lying, and it tells where it was taken (TIFF 6.0, EXIF 2.3). */
function exif(): Buffer {
  const tiff = Buffer.alloc(98);
  tiff.write('MM\0*\0\0\0\x08', 0, 'latin1');
  // IFD0: orientation 6 (to be turned right), and where the GPS directory is.
  tiff.writeUInt16BE(2, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(6, 18);
  tiff.writeUInt16BE(0x8825, 22);
  tiff.writeUInt16BE(4, 24);
  tiff.writeUInt32BE(1, 26);
  tiff.writeUInt32BE(38, 30);
  // GPS: north, 55° 45′ 21″.
  tiff.writeUInt16BE(2, 38);
  tiff.writeUInt16BE(1, 40);
  tiff.writeUInt16BE(2, 42);
  tiff.writeUInt32BE(2, 44);
  tiff.write('N\0\0\0', 48, 'latin1');
  tiff.writeUInt16BE(2, 52);
  tiff.writeUInt16BE(5, 54);
  tiff.writeUInt32BE(3, 56);
  tiff.writeUInt32BE(68, 60);
  [55, 1, 45, 1, 21, 1].forEach((number, at) => tiff.writeUInt32BE(number, 68 + 4 * at));
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(segment.length + 2, 2);
  return Buffer.concat([head, segment]);
}

/**
 * A photograph of a written page, 1600 by 1200 pixels and lying on its side, with EXIF that says so and where it was taken.
 * `text` is what is written; `noise` makes it as heavy as one of a real paper.
 */
export async function photograph(page: Page, text: string, { blurred = false, noise = 0 } = {}): Promise<Buffer> {
  const data = await page.evaluate(
    ([text, blur, noise]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1600, 1200];
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#e9e6dd';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.translate(0, canvas.height);
      context.rotate(-Math.PI / 2);
      context.filter = blur ? 'blur(9px)' : 'none';
      context.fillStyle = '#1c2a6b';
      context.font = 'italic 44px serif';
      for (let line = 0; line < 22; line++)
        context.fillText(`${text} ${'mv²/2 = mgh; '.repeat(1 + (line % 3))}`, 60, 110 + line * 66);
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 0; noise > 0 && at < pixels.data.length; at++)
        if (at % 4 < 3) pixels.data[at]! += (Math.random() - 0.5) * noise;
      if (noise > 0) context.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/jpeg', 0.95);
    },
    [text, blurred, noise] as const,
  );
  const jpeg = Buffer.from(data.slice(data.indexOf(',') + 1), 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)]);
}

/** Looks through the dialogs of photographs and attaches them as they are. */
export async function takePictures(page: Page, count = 1) {
  const dialog = page.getByRole('dialog', { name: 'Проверьте снимок' });
  const picture = dialog.getByRole('img', { name: /^Снимок/ });
  const refusal = page.locator('.upload').getByRole('alert');
  // A telephone's own format is decoded by code that a busy machine takes its time for; a refusal says why no picture comes.
  await expect(picture.or(refusal)).toBeVisible({ timeout: 60_000 });
  await expect(refusal).toHaveText([]);
  await dialog.getByRole('button', { name: count > 1 ? /^Приложить все/ : 'Приложить', exact: count === 1 }).click();
  await expect(dialog).toHaveCount(0);
}
