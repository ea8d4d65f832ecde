import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from './axe';
import { goTo, openPaper, save } from './paper';
import type { Route } from '@playwright/test';

interface Saved {
  head: { hash: string };
  receipt: { signature: string };
}

const verifier = fileURLToPath(new URL('../../deploy/verify-receipt', import.meta.url));

test('what was saved is proved by receipts that others verify without the server @desktop', async ({
  page,
  browser,
  lookBoth: look,
}, info) => {
  test.slow();
  // Registered for the running olympiad, and has not begun.
  const paper = await openPaper(page, 'p659');
  for (const option of [0, 1]) {
    await page.locator('.opt').nth(option).click();
    await expect(save(page)).toContainText('сохранено на сервере');
  }
  await expect(save(page)).toContainText('есть квитанция');
  const last = paper.paper.tasks.at(-1)!;
  await goTo(page, paper, last.body.type, last);
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Сдать работу' }).click();
  await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Квитанции' })).toBeVisible();
  await look(page, 'attempt-done-receipts');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать квитанции' }).click(),
  ]);
  const file = info.outputPath('receipts.json');
  await download.saveAs(file);
  const { stdout } = await promisify(execFile)(process.execPath, [verifier, file]);
  expect(stdout).toContain('2 receipts are genuine, 2 entries form whole chains');

  // The page as somebody saves it: from the disk of another computer, without a network.
  const source = await page.context().request.get('/verify-receipt.html');
  const saved = info.outputPath('verify-receipt.html');
  await writeFile(saved, await source.body());
  const elsewhere = await browser.newContext({ offline: true, locale: 'ru-RU' });
  const outside = await elsewhere.newPage();
  await outside.goto(pathToFileURL(saved).href);
  await outside.getByLabel('Файл квитанций').setInputFiles(file);
  await expect(outside.getByText('Все квитанции подлинные.')).toBeVisible();

  const forged = JSON.parse(await readFile(file, 'utf8')) as { entries: { answer: string }[] };
  forged.entries[0]!.answer = 'null';
  await outside.getByLabel('Файл квитанций').setInputFiles({
    name: 'forged.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(forged)),
  });
  await expect(outside.getByText('Файл изменён или подписан не тем ключом.')).toBeVisible();
  await elsewhere.close();

  // As it is served, with its own policy for scripts.
  await page.goto('/verify-receipt.html');
  await page.getByLabel(/Файл квитанций|File of receipts/).setInputFiles(file);
  await expect(page.getByText(/Все квитанции подлинные|All receipts are genuine/)).toBeVisible();
  await look(page, 'verify-receipt');
});

test('a receipt that is forged, or speaks of something else than was written, is told at once @desktop', async ({
  page,
  lookBoth: look,
}) => {
  const paper = await openPaper(page, 'p686');
  const forge = (change: (saved: Saved) => void) => async (route: Route) => {
    const response = await route.fetch();
    const saved = (await response.json()) as Saved;
    change(saved);
    await route.fulfill({ response, json: saved });
  };
  const forgeries = [
    ({ receipt }: Saved) => (receipt.signature = receipt.signature.replace(/^./, (a) => (a === 'A' ? 'B' : 'A'))),
    ({ head }: Saved) => (head.hash = head.hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
  ];
  for (const [option, change] of forgeries.entries()) {
    await page.goto(`/attempts/${paper.attemptId}`);
    await page.route('**/api/attempts/*/journal', forge(change));
    await page.locator('.opt').nth(option).click();
    await expect(page.getByRole('alert')).toContainText('Подпись сервера не сошлась');
    if (option === 0) await look(page, 'attempt-forged');
    await page.unroute('**/api/attempts/*/journal');
  }
  // What the server was said to hold was not believed: it waits here, and goes again.
  await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
});
