import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
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

interface SignedFile {
  attemptId: string;
  keys: { id: string; publicKey: string }[];
  receipts: {
    deviceId: string;
    seq: number;
    headHash: string;
    receivedAt: string;
    keyId: string;
    index: number;
    size: number;
    path: string;
    signature: string;
  }[];
  proof?: unknown;
}

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const guid = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');
const int64 = (value: bigint) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(value);
  return bytes;
};

/** The same receipts under a key that was made for it, as docs/receipts.md has them. */
function signedAnew(file: SignedFile): SignedFile {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const key = { id: sha256(spki).toString('hex').slice(0, 16), publicKey: spki.toString('base64') };
  const receipts = file.receipts.map((receipt) => {
    const receivedAt = receipt.receivedAt.replace(/\.\d+/, '');
    const root = sha256(
      Buffer.of(0),
      Buffer.from('MCR1'),
      guid(file.attemptId),
      guid(receipt.deviceId),
      int64(BigInt(receipt.seq)),
      Buffer.from(receipt.headHash, 'hex'),
      int64(BigInt(Date.parse(receivedAt)) * 1_000n),
    );
    const content = Buffer.concat([Buffer.from('MCS1'), int64(1n), root]);
    const signature = sign('sha256', content, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64');
    return { ...receipt, receivedAt, keyId: key.id, index: 0, size: 1, path: '', signature };
  });
  return { ...file, keys: [key], receipts, proof: undefined };
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

  // Wholly made anew and signed with a key of one's own: everything in it fits, and it is nobody's word.
  const selfSigned = signedAnew(JSON.parse(await readFile(file, 'utf8')) as SignedFile);
  await outside.getByLabel('Файл квитанций').setInputFiles({
    name: 'own-key.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(selfSigned)),
  });
  await expect(outside.getByText(`эта страница не знает: ${selfSigned.keys[0]!.id}`)).toBeVisible();
  await expect(outside.getByText('Все квитанции подлинные.')).toBeHidden();
  await look(outside, 'verify-receipt-own-key');
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
    await expect(save(page)).toHaveClass(/\bbad\b/);
    await expect(save(page)).not.toContainText('сохранено на сервере');
    await expect(save(page)).not.toHaveAttribute('data-unsent', '0');
    if (option === 0) await look(page, 'attempt-forged');
    // What is on its way is sent again and again, so that one is always caught in the middle.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
  // What the server was said to hold was not believed: it waits here, and goes again.
  await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
});
