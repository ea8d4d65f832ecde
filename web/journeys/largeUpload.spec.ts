import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { signIn } from './people';

/** A recording that is no longer taken at once, in a file: what is chosen again on another page is the same one. */
function recording(path: string) {
  const bytes = randomBytes(30_000_000);
  bytes.write('ID3');
  writeFileSync(path, bytes);
  return path;
}

/** Chooses the recording for the text of the question and begins to send it. */
async function send(page: Page, path: string) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Звук', exact: true }).first().click();
  await (await chooser).setFiles(path);
  await page.getByLabel('Что звучит', { exact: true }).fill('Диалог двух студентов');
  await page.getByRole('button', { name: 'Вставить', exact: true }).click();
}

test('a large recording goes on after the line broke and on another page @desktop', async ({
  page,
  lookBoth: look,
}, info) => {
  test.setTimeout(120_000);
  const path = recording(info.outputPath('диалог.mp3'));
  await signIn(page.context(), 'methodist');
  const { request } = page.context();
  const title = `Записи ${Date.now().toString(36)}`;
  const made = await request.post('/api/question-banks', { data: { title, subject: 'physics' } });
  const { id } = (await made.json()) as { id: string };
  await page.goto(`/questions/${id}/new`);
  const line = await page.context().newCDPSession(page);
  const slow = (offline: boolean) =>
    line.send('Network.emulateNetworkConditions', {
      offline,
      latency: 20,
      downloadThroughput: 4_000_000,
      uploadThroughput: 1_500_000,
    });
  await slow(false);
  const dialog = page.getByRole('dialog');

  await send(page, path);
  const sent = dialog.getByText(/^\d+(,\d)? МБ из 30 МБ$/);
  await expect(sent).toHaveText(/^([3-9]|1\d)/);
  await slow(true);
  await expect(dialog.getByText('Ждём связи')).toBeVisible();
  await look(page, 'large-upload-waiting');
  await slow(false);
  await expect(dialog.getByText('Отправляем')).toBeVisible();
  // One of the parts is there whole then.
  await expect(sent).toHaveText(/^2\d/, { timeout: 40_000 });
  await look(page, 'large-upload');
  await dialog.getByRole('button', { name: 'Приостановить' }).click();
  await expect(dialog.getByText('На паузе')).toBeVisible();

  // Another page: the same file goes on from what is there.
  await page.reload();
  await send(page, path);
  await expect(dialog.getByText(/^Продолжаем: \d+(,\d)? МБ уже на сервере\.$/)).toBeVisible();
  await expect(dialog).toBeHidden({ timeout: 60_000 });
  await expect(page.getByLabel('Текст условия')).toHaveValue(
    /<audio controls src="\/api\/files\/[0-9a-f-]{36}" title="Диалог двух студентов"><\/audio>/,
  );
});
