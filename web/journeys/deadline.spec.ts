import { expect, test } from './axe';
import { cuttable } from './cutLine';
import { ownRound } from './ownRound';
import { goTo, held, open, save, taskOf } from './paper';
import { signIn } from './people';

test.use({ serviceWorkers: 'allow' });

test('what was written without a network arrives after the deadline: it is kept, and the page says that the chair decides @patient', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil3');
  const line = await cuttable(page.context());
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, -60, 30);
  const paper = await open(page, roundId);
  const count = paper.paper.tasks.length;
  const [text, number] = [taskOf(paper, 'shortText'), taskOf(paper, 'numeric')];
  const fate = (position: number) => page.locator('.fates li').nth(position - 1);
  const write = async (type: string, label: string, answer: string) => {
    await goTo(page, paper, type);
    await page.getByLabel(label, { exact: true }).fill(answer);
    await page.getByLabel(label, { exact: true }).blur();
  };

  await write('shortText', 'Ваш ответ', 'барометр');
  await expect(save(page)).toContainText('сохранено на сервере');
  await line.cut();
  await write('shortText', 'Ваш ответ', 'манометр');
  await write('numeric', 'Ваш ответ, число', '12');
  await expect(save(page)).toHaveAttribute('data-unsent', '2');

  await expect(page.getByRole('heading', { name: 'Время вышло' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Всё, что не успело уйти, цело')).toBeVisible();
  for (const { position } of [text, number]) await expect(fate(position)).toContainText('ещё на этом устройстве');
  await expect(page.getByText('ещё на этом устройстве')).toHaveCount(2);
  await look(page, 'attempt-over-offline');
  // Whoever opened, lost the line and ran out of time is looked for, until the device answers.
  await organizer.goto(`/rounds/${roundId}/board`);
  const unheard = organizer.getByRole('listitem').filter({ hasText: 'работа окончена, а устройство не отозвалось' });
  await expect(unheard).toBeVisible();
  await look(organizer, 'board-not-heard');

  await line.mend();
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await expect(page.getByText('Ответы на 2 задания дошли до сервера после окончания. Они не потеряны')).toBeVisible();
    await expect(page.getByText(`Сервер вовремя получил ответы: 1 из ${String(count)}.`)).toBeVisible();
    await expect(fate(text.position)).toContainText('последнее изменение опоздало, решает председатель жюри');
    await expect(fate(number.position)).toContainText('опоздал, решает председатель жюри');
    if (!reload) await look(page, 'attempt-over-late');
  }
  const { answers } = await held(page, paper);
  expect(answers.map(({ answer }) => answer)).toEqual(['{"type":"shortText","text":"барометр"}']);

  await expect(organizer.getByText('2 ответа опоздали')).toBeVisible();
  await expect(unheard).toBeHidden();
  await organizer.context().close();
});

test('a server behind a dead gateway, and a line that swallows what is sent, leave the way out by file as a cut line does @patient', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'pupil3');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, -60, 55);
  await organizer.context().close();
  const paper = await open(page, roundId);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const file = page.getByRole('button', { name: 'Сохранить работу файлом' });

  await page.route('**/api/**', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }));
  await goTo(page, paper, 'shortText');
  await page.getByLabel('Ваш ответ', { exact: true }).fill('манометр');
  await page.getByLabel('Ваш ответ', { exact: true }).blur();
  await expect(save(page)).toContainText('сервер занят, повторим сами');
  const end = paper.paper.tasks.at(-1)!;
  await goTo(page, paper, end.body.type, end);
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(page.getByRole('dialog').getByText('Ответы сейчас не уходят на сервер.')).toBeVisible();
  await expect(file).toBeVisible();
  await look(page, 'attempt-hand-in-server-away');
  await page.getByRole('button', { name: 'Вернуться' }).click();

  // Now nothing comes back at all, and the browser believes that all is well: the page opens nevertheless.
  await page.unroute('**/api/**');
  await page.route('**/api/**', () => {});
  await page.reload();
  await goTo(page, paper, 'shortText');
  await expect(page.getByLabel('Ваш ответ', { exact: true })).toHaveValue('манометр');
  await expect(page.getByRole('heading', { name: 'Время вышло' })).toBeVisible({ timeout: 60_000 });
  await expect(save(page)).toContainText('сети нет', { timeout: 40_000 });
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
  expect(download.suggestedFilename()).toMatch(/\.mcw$/);
  await look(page, 'attempt-over-swallowed');

  await page.unroute('**/api/**');
  await expect(save(page)).toContainText('сохранено на сервере', { timeout: 60_000 });
});
