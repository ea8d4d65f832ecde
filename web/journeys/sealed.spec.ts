import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { answer, expectEveryType } from './answering';
import { expect, test } from './axe';
import { keyOnTheSheet } from './openingKey';
import { ownRound } from './ownRound';
import { goTo, held, save, type Snapshot } from './paper';
import { signIn } from './people';
import { persistentBrowser } from './persistent';
import { takePictures } from './photographs';

interface Kit extends Snapshot {
  seal: { id: string };
}

test.use({ serviceWorkers: 'allow' });

/** What the browser does now and then while no page is open. Resolves when the kit was fetched, and after it what opens pictures of telephones. */
async function wakeForKits(page: Page) {
  const context = page.context();
  const came = (address: RegExp) =>
    context.waitForEvent('response', (response) => address.test(response.url()) && response.ok());
  // The page itself may have an idle moment for it, for another round of the pupil.
  const decoder = came(/\/assets\/heic\.worker-/);
  await page.goto('/help');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  const [registrationId, origin] = [await registered, new URL(page.url()).origin];
  await page.goto('about:blank');
  const held = came(/\/held$/);
  await devtools.send('ServiceWorker.dispatchPeriodicSyncEvent', { origin, registrationId, tag: 'kits' });
  await Promise.all([held, decoder]);
}

/** Seals the papers of the round, as the organizer does. Returns the key, as it stands on the sheet. */
async function seal(organizer: Page, roundId: string): Promise<string> {
  const { request } = organizer.context();
  const { olympiadId } = (await (await request.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };
  await organizer.goto(`/olympiads/${olympiadId}/plan`);
  const unsealed = organizer.getByRole('button', { name: /^Запечатать комплект: / });
  await expect(unsealed.first()).toBeVisible();
  for (let left = await unsealed.count(); left > 0; left--) {
    await unsealed.first().click();
    await expect(unsealed).toHaveCount(left - 1);
  }
  await expect(organizer.getByRole('link', { name: 'Лист с ключом вскрытия' })).toBeVisible();
  return keyOnTheSheet(organizer, roundId);
}

/** What the sealed paper on the participant's device holds. */
async function paperOf(page: Page, organizer: Page, roundId: string): Promise<Snapshot> {
  const [own, staff] = [page.context().request, organizer.context().request];
  const kit = (await (await own.get(`/api/rounds/${roundId}/kit`)).json()) as Kit;
  const file = await (await own.get(`/api/seals/${kit.seal.id}`)).text();
  const paperId = /"paperId":"([^"]+)"/.exec(file)![1]!;
  const paper = (await (await staff.get(`/api/papers/${paperId}/preview`)).json()) as Snapshot['paper'];
  return { ...kit, paper, answers: [], files: [] };
}

test('a paper sealed before the round is sat by the dictated key without any network, handed over by file and codes, and accepted by decision @longest', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil2');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 75, 210);
  const { request } = organizer.context();
  const { olympiadId } = (await (await request.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };
  const key = await seal(organizer, roundId);

  // No page is open: the browser wakes the service worker, and that fetches the kit.
  await page.route('**/api/seals/*', (route) => route.abort());
  await wakeForKits(page);
  await page.goto(`/rounds/${roundId}`);
  // «комплект на устройстве, 1,2 МБ»
  const here = page.getByText('комплект на устройстве').locator('..');
  await expect(here).toHaveText(/^комплект на устройстве\s*\d+(,\d)?\s(кБ|МБ)$/);
  await expect(page.getByText('Снимки с телефона откроются и без сети.')).toBeVisible();
  await look(page, 'round-with-kit');

  await organizer.reload();
  await expect(organizer.getByText('На устройствах участников')).toBeVisible();
  await look(organizer, 'plan-sealed');

  await page.context().setOffline(true);
  const paper = await paperOf(page, organizer, roundId);
  // Closed and opened anew before the start, without a network: the page and its countdown are there.
  await page.reload();
  await expect(page.getByText('комплект на устройстве')).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  await look(page, 'round-without-network');
  await page.getByText('Нет интернета? Введите ключ вскрытия').click();
  await page.getByLabel('Ключ вскрытия').fill(key.replace(/.$/, key.endsWith('7') ? '8' : '7'));
  await page.getByRole('button', { name: 'Вскрыть' }).click();
  await expect(page.getByText('Этим ключом комплект не открывается.')).toBeVisible();
  await expect(page.getByText('Тур идёт')).toBeVisible({ timeout: 90_000 });
  await page.getByLabel('Ключ вскрытия').fill(key.toLowerCase().replaceAll('-', ' '));
  await page.getByRole('button', { name: 'Вскрыть' }).click();

  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible({ timeout: 30_000 });
  for (const task of paper.paper.tasks) await answer(page, paper, task);
  // A telephone's own format opens where nothing can be loaded any more.
  await goTo(page, paper, 'upload');
  const heic = { name: 'IMG_0007.HEIC', mimeType: 'image/heic' };
  const buffer = await readFile(new URL('page.heic', import.meta.url));
  await page.getByLabel('Выбрать файл').setInputFiles({ ...heic, buffer });
  await takePictures(page);
  await expect(page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem')).toHaveCount(2);
  await page.getByRole('heading', { name: 'Задание' }).click();
  await expect(save(page)).toContainText('сохранено на этом устройстве');
  await page.reload();
  await goTo(page, paper, 'shortText');
  await expect(page.getByLabel('Ваш ответ', { exact: true })).toHaveValue('барометр');

  // The line stays dead to the end of the round.
  await expect(page.getByRole('heading', { name: 'Время вышло' })).toBeVisible({ timeout: 180_000 });
  await expect(page.getByText('Сеть не появилась?')).toBeVisible();
  await look(page, 'done-without-network');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Сохранить работу файлом' }).click();
  const work = {
    name: 'rabota.mcw',
    mimeType: 'application/octet-stream',
    buffer: await readFile(await (await saved).path()),
  };
  await page.getByRole('button', { name: 'Показать кодами' }).click();
  const photos: { name: string; mimeType: string; buffer: Buffer }[] = [];
  for (;;) {
    await expect(page.locator('.code svg')).toBeVisible();
    const name = `kod-${String(photos.length + 1)}.png`;
    photos.push({ name, mimeType: 'image/png', buffer: await page.locator('.code').screenshot() });
    if (photos.length === 1) await look(page, 'work-as-codes');
    const next = page.getByRole('button', { name: 'Следующий код' });
    if (!(await next.isVisible())) break;
    await next.click();
  }
  await page.getByRole('button', { name: 'Готово' }).click();

  // The school brings the file, then the codes in any order: the same work, once.
  const school = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(school.context(), 'coordinator');
  await school.goto(`/rounds/${roundId}/carried`);
  const choose = school.getByLabel('Выбрать файлы и снимки');
  await choose.setInputFiles(work);
  const row = school.getByRole('listitem').filter({ hasText: work.name });
  await expect(row).toContainText(/принята, новых записей: \d/, { timeout: 30_000 });
  // The photographs came with it: the device has had no network yet.
  await expect(row).toContainText('файлов 2');
  await expect(row).not.toContainText('не принят');
  await expect(school.getByText(/после окончания: решит председатель жюри/)).toBeVisible();
  await choose.setInputFiles(photos.reverse());
  await expect(school.getByText('принята раньше, нового в ней нет')).toBeVisible({ timeout: 60_000 });
  await look(school, 'carried-works');
  await school.context().close();

  // The chair reads what was written, not by whom, and decides.
  const chair = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(chair.context(), 'chair');
  const { personId } = (await (await chair.context().request.get('/api/me')).json()) as { personId: string };
  const appointed = await request.put(`/api/olympiads/${olympiadId}/jury/${personId}`, { data: { taskIds: [] } });
  expect(appointed.ok()).toBe(true);
  await chair.goto(`/rounds/${roundId}/late`);
  await expect(chair.getByText('только слово устройства').first()).toBeVisible();
  await chair.getByRole('button', { name: 'Посмотреть и решить' }).click();
  await chair
    .getByText(/^Задание \d+ · \d+ ответ/)
    .filter({ hasText: 'поздн' })
    .nth(2)
    .click();
  await expect(chair.getByText('пришёл поздно').first()).toBeVisible();
  await expect(chair.getByText('Работа начата без сети')).toBeVisible();
  await look(chair, 'late-work');
  await chair.getByRole('button', { name: 'Засчитать', exact: true }).click();
  await expect(chair.getByText('засчитано', { exact: true })).toBeVisible();
  await chair.context().close();

  // The device finds the network at last: it brings nothing new, and learns that the answers count.
  await page.context().setOffline(false);
  await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
  const { answers, files } = await held(page, paper);
  expectEveryType(paper, answers);
  expect(files.length).toBeGreaterThan(0);
  await look(page, 'done-accepted');
  await organizer.context().close();
});

test('a device that is a day ahead begins from the kit without a network, dies, goes on, hands in, and was in time when the network is back @longest', async ({
  browser,
  lookBoth: look,
}, info) => {
  test.slow();
  const { start, kill } = persistentBrowser(info);
  const dayAhead = () => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 24 * 3_600_000;
  };
  const context = await start();
  await context.addInitScript(dayAhead);
  const page = await context.newPage();
  await signIn(context, 'pupil1');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 75, 900);
  const key = await seal(organizer, roundId);
  await page.goto(`/rounds/${roundId}`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await expect(page.getByText('комплект на устройстве')).toBeVisible();
  const paper = await paperOf(page, organizer, roundId);

  await context.setOffline(true);
  await page.reload();
  await page.getByText('Нет интернета? Введите ключ вскрытия').click();
  await expect(page.getByText('Тур идёт')).toBeVisible({ timeout: 90_000 });
  await page.getByLabel('Ключ вскрытия').fill(key);
  await page.getByRole('button', { name: 'Вскрыть' }).click();
  await expect(page.getByRole('heading', { name: 'Задание 1 из' })).toBeVisible({ timeout: 30_000 });
  await page.locator('.opt').first().click();
  await expect(save(page)).toContainText('сохранено на этом устройстве');
  await kill(context);

  // Started again where there is still no network, with the same wrong date.
  const again = await start();
  await again.addInitScript(dayAhead);
  await again.setOffline(true);
  const next = await again.newPage();
  await next.goto(`/attempts/${paper.attemptId}`);
  await expect(next.locator('.opt[data-on]')).toHaveCount(1);
  const [minutes = 0] = (await next.getByRole('timer').innerText()).split(':').slice(-2).map(Number);
  expect(minutes).toBeLessThan(15);
  await goTo(next, paper, 'shortText');
  await next.getByLabel('Ваш ответ', { exact: true }).fill('барометр');
  const end = paper.paper.tasks.at(-1)!;
  await goTo(next, paper, end.body.type, end);
  await next.getByRole('button', { name: 'Сдать работу' }).click();
  const handIn = next.getByRole('dialog', { name: 'Сдать работу?' });
  await expect(handIn.getByText('Работу можно сдать и без сети')).toBeVisible();
  await look(next, 'attempt-hand-in-without-network');
  await handIn.getByRole('button', { name: 'Сдать работу' }).click();
  const here = next.getByRole('heading', { name: 'Сдано на этом устройстве' });
  await expect(here).toBeVisible();
  await look(next, 'done-here');
  await next.reload();
  await expect(here).toBeVisible();

  // The session ended with the browser.
  await signIn(again, 'pupil1');
  await again.setOffline(false);
  await expect(next.getByRole('heading', { name: 'Работа сдана' })).toBeVisible({ timeout: 60_000 });
  await expect(next.getByText('Сервер вовремя получил ответы: 2 из')).toBeVisible();
  const { answers, late, handedInAt } = (await held(next, paper)) as Snapshot & {
    late: unknown[];
    handedInAt: string | null;
  };
  expect(answers.map(({ answer: given }) => given)).toContain('{"type":"shortText","text":"барометр"}');
  expect(late).toEqual([]);
  expect(handedInAt).not.toBeNull();
  await again.close();
  await organizer.context().close();
});
