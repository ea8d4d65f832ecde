import { createHash } from 'node:crypto';
import { answer } from './answering';
import { expect, test } from './axe';
import type { Page } from '@playwright/test';
import { goTo, held, openPaper, save, taskOf, type Snapshot } from './paper';
import { signIn } from './people';
import { takePictures } from './photographs';

/** Pupils of the example municipality who are registered for the running olympiad and have not begun; one for each test. */
const pupils = { phone: ['p568', 'p578', 'p599'], desktop: ['p570', 'p579', 'p603'] };

const pupil = (project: string, index: number) => pupils[project as keyof typeof pupils][index] ?? '';
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** The files that the answer to the task with files names. */
async function named(page: Page, paper: Snapshot) {
  const answer = (await held(page, paper)).answers.find(({ taskId }) => taskId === taskOf(paper, 'upload').id);
  return (JSON.parse(answer!.answer) as { files: { sha256: string; name: string; page: number }[] }).files;
}

test.use({ serviceWorkers: 'allow' });

test('a solution photographed without a network survives a reload and reaches the server by itself', async ({
  page,
  context,
  browser,
  look,
}, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 0));
  // Two pictures that are certainly not the same.
  const [first, second] = [await page.screenshot({ type: 'jpeg' }), await page.screenshot({ type: 'png' })];
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible();

  // The code for files was never asked for while there was a network.
  await context.setOffline(true);
  await goTo(page, paper, 'upload');
  const choose = page.getByLabel('Выбрать файл');
  await choose.setInputFiles([
    { name: 'Лист 1.jpg', mimeType: 'image/jpeg', buffer: first },
    { name: 'Лист 2.png', mimeType: 'image/png', buffer: second },
  ]);
  await takePictures(page, 2);
  const files = page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
  await expect(files).toHaveCount(2);
  await expect(files.nth(0)).toContainText('на этом устройстве');
  await expect(files.nth(0).locator('img')).toBeVisible();
  await look(page, 'attempt-files-offline');

  await choose.setInputFiles({ name: 'заметки.txt', mimeType: 'text/plain', buffer: Buffer.from('1') });
  await expect(page.getByRole('alert')).toContainText('нужен JPEG, PNG, PDF');
  await expect(files).toHaveCount(2);

  await page.reload();
  await expect(files).toHaveCount(2);
  await expect(files.nth(1)).toContainText('на этом устройстве');
  expect((await held(page, paper)).files).toEqual([]);

  await context.setOffline(false);
  await expect(files.nth(0)).toContainText('на сервере', { timeout: 40_000 });
  await expect(files.nth(1)).toContainText('на сервере', { timeout: 40_000 });
  await expect(save(page)).toContainText('сохранено на сервере');
  await look(page, 'attempt-files');
  const sent = await named(page, paper);
  expect(sent.map(({ name, page }) => ({ name, page }))).toEqual([
    { name: 'Лист 1.jpg', page: 1 },
    { name: 'Лист 2.jpg', page: 2 },
  ]);
  expect([...(await held(page, paper)).files].sort()).toEqual(sent.map(({ sha256 }) => sha256).sort());
  const back = await context.request.get(`/api/attempts/${paper.attemptId}/files/${sent[0]!.sha256}`);
  expect(digestOf(await back.body())).toBe(sent[0]!.sha256);

  await page.getByRole('button', { name: 'Убрать файл Лист 2.jpg' }).click();
  await expect(files).toHaveCount(1);
  await expect(save(page)).toContainText('сохранено на сервере');

  // The files hear of more time as the clock does; what is answered afterwards arrives like everything before.
  const cabinet = await browser.newContext();
  await signIn(cabinet, 'methodist');
  const hoursLeft = async () => Number((await page.getByRole('timer').innerText()).split(':')[0]);
  const before = await hoursLeft();
  const more = { minutes: 60, reason: 'Не было света' };
  expect((await cabinet.request.post(`/api/attempts/${paper.attemptId}/grant-time`, { data: more })).ok()).toBe(true);
  await expect.poll(hoursLeft).toBe(before + 1);
  await answer(page, paper, taskOf(paper, 'trueFalse'));
  await expect(save(page)).toContainText('сохранено на сервере');
  const { answers } = await held(page, paper);
  expect(answers.map(({ taskId }) => taskId)).toContain(taskOf(paper, 'trueFalse').id);
  await cabinet.close();
});

test('handing in waits for a file that is not on the server yet, or does not wait; afterwards it still arrives @desktop', async ({
  page,
  context,
  lookBoth: look,
}, info) => {
  const paper = await openPaper(page, pupil(info.project.name, 1));
  const photo = await page.screenshot({ type: 'jpeg' });
  // Files do not pass, everything else does: the line is too slow for them.
  await context.route('**/api/attempts/*/files/**', (route) => route.abort());
  await goTo(page, paper, 'upload');
  await page.getByLabel('Выбрать файл').setInputFiles({ name: 'Решение.jpg', mimeType: 'image/jpeg', buffer: photo });
  await takePictures(page);
  await expect(page.getByText('на этом устройстве', { exact: true })).toBeVisible();
  await expect(save(page)).toContainText('сохранено на сервере');

  await page.getByRole('button', { name: `Задание ${paper.paper.tasks.length}` }).click();
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  const dialog = page.getByRole('dialog', { name: 'Сдать работу?' });
  await expect(dialog.getByText('1 файл ещё не на сервере')).toBeVisible();
  await look(page, 'attempt-hand-in-files');
  await dialog.getByRole('button', { name: 'Сдать, не дожидаясь' }).click();
  await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible();
  await expect(page.getByText('не все файлы на сервере', { exact: true })).toBeVisible();
  await look(page, 'attempt-done-files');

  // The page was closed, and the line is better: the list of olympiads sends what is left.
  await page.goto('about:blank');
  await context.unroute('**/api/attempts/*/files/**');
  await page.goto('/my-olympiads');
  await expect.poll(async () => (await held(page, paper)).files, { timeout: 30_000 }).toHaveLength(1);
  expect((await held(page, paper)).files).toEqual((await named(page, paper)).map(({ sha256 }) => sha256));
  await page.goto(`/attempts/${paper.attemptId}`);
  await expect(page.getByText('получен вовремя', { exact: true })).toBeVisible();
});

test('a file attached in one tab is in the other as well, and what one device has sent another one shows @desktop', async ({
  page,
  context,
  browser,
}, info) => {
  const login = pupil(info.project.name, 2);
  const paper = await openPaper(page, login);
  const photo = await page.screenshot({ type: 'jpeg' });
  const tab = await context.newPage();
  await tab.goto(`/attempts/${paper.attemptId}`);
  await goTo(tab, paper, 'upload');
  await goTo(page, paper, 'upload');
  await page.getByLabel('Выбрать файл').setInputFiles({ name: 'Лист.jpg', mimeType: 'image/jpeg', buffer: photo });
  await takePictures(page);
  for (const one of [page, tab]) {
    const file = one.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
    await expect(file).toContainText('на сервере');
    await expect(file.locator('img')).toHaveJSProperty('complete', true);
  }
  expect((await held(page, paper)).files).toEqual((await named(page, paper)).map(({ sha256 }) => sha256));

  const device = await browser.newContext({ baseURL: info.project.use.baseURL!, locale: 'ru-RU' });
  const there = await device.newPage();
  await signIn(device, login);
  await there.goto(`/attempts/${paper.attemptId}`);
  await goTo(there, paper, 'upload');
  const file = there.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem');
  await expect(file).toContainText('на сервере');
  await expect
    .poll(() => file.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await device.close();
});
