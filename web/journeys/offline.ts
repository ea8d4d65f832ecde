import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import encodeQR from 'qr';
import { expect, type Browser, type Page } from '@playwright/test';

/**
 * Verifies the code of a document where nothing answers: by the page that was saved while the server still did.
 * @param saved where the page is kept
 * @param words what stands on the paper
 * @param stop ends the server once the page is saved
 */
export async function verifyOffline(
  page: Page,
  browser: Browser,
  saved: string,
  code: string,
  words: string[],
  stop?: () => Promise<void>,
) {
  const source = await page.request.get('/verify-document.html');
  await writeFile(saved, await source.body());
  await stop?.();
  const elsewhere = await browser.newContext({ offline: true, locale: 'ru-RU' });
  const outside = await elsewhere.newPage();
  await outside.goto(pathToFileURL(saved).href);
  const picture = (text: string) => ({
    name: 'code.gif',
    mimeType: 'image/gif',
    buffer: Buffer.from(encodeQR(text, 'gif', { scale: 6 })),
  });
  await outside.getByLabel('Снимок документа с QR-кодом').setInputFiles(picture(code));
  await expect(outside.getByText('Подпись подлинная. На бумаге должно быть написано:')).toBeVisible();
  for (const word of words)
    await expect(outside.getByRole('definition').filter({ hasText: word }).first()).toBeVisible();

  const at = code.length - 20;
  const forged = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
  await outside.getByLabel('Или текст QR-кода').fill(forged);
  await outside.getByRole('button', { name: 'Проверить' }).click();
  await expect(outside.getByText('Подпись не сходится')).toBeVisible();
  await expect(outside.getByRole('definition')).toHaveCount(0);
  await elsewhere.close();
}
