import { expect, test } from '@playwright/test';
import { signedOlympiad, winnersDiploma } from './diplomas';
import { verifyOffline } from './offline';
import { signIn } from './people';

test('a diploma is verified by its code after the server has stopped', async ({ page, browser, baseURL }, info) => {
  await signIn(page.context(), 'methodist');
  const olympiad = await signedOlympiad(page, browser);
  await page.goto(`/olympiads/${olympiad.id}/certificates`);
  await expect(page.getByText(/^Можно выдать: /)).toBeVisible();
  await page.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(page.getByText('Выданы все документы, которые можно выдать сейчас.')).toBeVisible();
  const { holder, code } = await winnersDiploma(page);

  const saved = info.outputPath('verify-document.html');
  await verifyOffline(page, browser, saved, code, ['Диплом победителя', holder, olympiad.title], async () => {
    process.kill(Number(process.env.SERVER_TO_STOP), 'SIGTERM');
    await expect(async () => {
      await expect(fetch(baseURL!)).rejects.toThrow('fetch failed');
    }).toPass();
  });
});
