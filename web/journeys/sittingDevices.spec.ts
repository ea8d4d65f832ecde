import type { Page } from '@playwright/test';
import { expect, test } from './axe';
import { goTo, held, openPaper, runningRound, save } from './paper';
import { examplePassword, signIn } from './people';

/** Of the example municipality, registered for the running olympiad, and not of `sitting.spec.ts`. */
const pupils = { devices: 'p761', tabs: 'p544', session: 'p551', ahead: 'p552' };

test('two devices answer the same task: both answers are shown, and one is chosen @desktop', async ({
  page,
  browser,
}) => {
  const login = pupils.devices;
  const paper = await openPaper(page, login);
  const task = await goTo(page, paper, 'shortText');
  const other = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(other.context(), login);
  // It opens where the first one is by now.
  await other.goto(`/attempts/${paper.attemptId}`);
  await goTo(other, paper, 'shortText');
  const answerOn = async (device: Page, text: string) => {
    await device.getByLabel('Ваш ответ').fill(text);
    await device.getByLabel('Ваш ответ').blur();
    await expect(save(device)).toContainText('сохранено на сервере');
  };
  await answerOn(page, 'барометр');
  await expect(other.getByLabel('Ваш ответ')).toHaveValue('барометр');
  await answerOn(other, 'термометр');
  const conflict = page.getByRole('alert');
  await expect(conflict).toContainText('на другом устройстве');
  await expect(conflict).toContainText('термометр');
  await conflict.getByRole('button', { name: 'Взять тот' }).click();
  await expect(conflict).toBeHidden();
  await expect(page.getByLabel('Ваш ответ')).toHaveValue('термометр');
  await expect
    .poll(async () => (await held(page, paper)).answers.find((given) => given.taskId === task.id)?.answer)
    .toBe('{"type":"shortText","text":"термометр"}');
  await other.context().close();
});

test('two tabs share one journal; a differing answer is shown and chosen @desktop', async ({
  page,
  context,
  lookBoth: look,
}) => {
  const paper = await openPaper(page, pupils.tabs);
  const task = await goTo(page, paper, 'shortText');
  const other = await context.newPage();
  await other.goto(`/attempts/${paper.attemptId}`);
  await goTo(other, paper, 'shortText');

  await page.getByLabel('Ваш ответ').fill('барометр');
  await page.getByLabel('Ваш ответ').blur();
  // Nothing was answered there: the other tab takes it as it is.
  await expect(other.getByLabel('Ваш ответ')).toHaveValue('барометр');

  await other.getByLabel('Ваш ответ').fill('термометр');
  await other.getByLabel('Ваш ответ').blur();
  await expect(page.getByRole('alert')).toContainText('в другой вкладке');
  await expect(page.getByRole('alert')).toContainText('термометр');
  await look(page, 'attempt-conflict');
  await page.getByRole('button', { name: 'Оставить этот' }).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(save(page)).toContainText('сохранено на сервере');
  await expect
    .poll(async () => (await held(page, paper)).answers.find((given) => given.taskId === task.id)?.answer)
    .toBe('{"type":"shortText","text":"барометр"}');
  await other.close();
});

test('a session that ends in the middle is renewed over the page, and the journal goes on @desktop', async ({
  page,
  context,
  lookBoth: look,
}) => {
  const login = pupils.session;
  const paper = await openPaper(page, login);
  const task = await goTo(page, paper, 'shortText');
  await context.clearCookies();
  await page.getByLabel('Ваш ответ').fill('гигрометр');
  await page.getByLabel('Ваш ответ').blur();
  const dialog = page.getByRole('dialog', { name: 'Войдите ещё раз' });
  await expect(dialog).toBeVisible();
  await look(page, 'attempt-signed-out');
  await dialog.getByLabel('Логин').fill(login);
  await dialog.getByLabel('Пароль', { exact: true }).fill(examplePassword);
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('Ваш ответ')).toHaveValue('гигрометр');
  await expect(save(page)).toContainText('сохранено на сервере');
  expect((await held(page, paper)).answers.map((given) => given.taskId)).toContain(task.id);

  // Once more, and somebody else signs in: both are told what stays here, and it goes on when its owner is back.
  await context.clearCookies();
  await page.getByLabel('Ваш ответ').fill('психрометр');
  await page.getByLabel('Ваш ответ').blur();
  await expect(dialog).toContainText('1 запись с ответом');
  await expect(dialog).toContainText('это не пропадёт');
  await look(page, 'attempt-signed-out-unsent');
  await dialog.getByLabel('Логин').fill('teacher');
  await dialog.getByLabel('Пароль', { exact: true }).fill(examplePassword);
  await dialog.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  const left = page.getByRole('status').filter({ hasText: 'До вас на этом устройстве работал другой человек' });
  await expect(left).toContainText('Физика');
  await expect(left).toContainText('1 запись с ответом');
  await look(page, 'today-left-here', 'dark too');
  await left.getByRole('button', { name: 'Понятно' }).click();
  await expect(left).toHaveCount(0);
  await context.clearCookies();
  await signIn(context, login);
  await page.goto(`/attempts/${paper.attemptId}`);
  await expect(save(page)).toContainText('сохранено на сервере');
  await expect
    .poll(async () => (await held(page, paper)).answers.find(({ taskId }) => taskId === task.id)?.answer)
    .toContain('психрометр');
});

test('a device whose clock is a day ahead shows the right time left @desktop', async ({ page }) => {
  await page.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 24 * 3_600_000;
  });
  await signIn(page.context(), pupils.ahead);
  const { roundId } = await runningRound(page.context());
  await page.goto(`/rounds/${roundId}`);
  await expect(page.getByText('Часы устройства спешат на 24 часа')).toBeVisible();
  const paper = await openPaper(page, pupils.ahead);
  const { deadline, now } = (await held(page, paper)) as unknown as { deadline: string; now: string };
  const left = (await page.getByRole('timer').innerText()).split(':').map(Number);
  const shown = left.reduce((sum, part) => sum * 60 + part, 0);
  expect(Math.abs(shown - (Date.parse(deadline) - Date.parse(now)) / 1_000)).toBeLessThan(5);
});

for (const [name, change, login] of [
  ['jumps a day ahead', 'ahead', 'p784'],
  ['jumps a day back', 'back', 'p810'],
  ['stands', 'stands', 'p820'],
] as const)
  test(`a device whose clock ${name} in the middle of the work keeps the server's deadline and every answer @desktop`, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const now = Date.now.bind(Date);
      let told = now;
      Date.now = () => told();
      Object.assign(window, {
        changeClock: (how: string) => {
          const at = now();
          told = how === 'stands' ? () => at : () => now() + (how === 'ahead' ? 24 : -24) * 3_600_000;
        },
      });
    });
    const paper = await openPaper(page, login);
    const writeAs = async (text: string) => {
      await page.getByLabel('Ваш ответ', { exact: true }).fill(text);
      await page.getByLabel('Ваш ответ', { exact: true }).blur();
    };
    await goTo(page, paper, 'shortText');
    await writeAs('до');
    await expect(save(page)).toContainText('сохранено на сервере');
    await page.evaluate(
      (how) => (window as unknown as { changeClock: (how: string) => void }).changeClock(how),
      change,
    );
    // Written without a network, when only the device could say what time it is.
    await page.context().setOffline(true);
    await writeAs('после');
    await expect(save(page)).toContainText('сохранено на этом устройстве');
    const expectServerTime = async () => {
      const { deadline, now } = (await held(page, paper)) as unknown as { deadline: string; now: string };
      const left = (await page.getByRole('timer').innerText()).split(':').map(Number);
      const shown = left.reduce((sum, part) => sum * 60 + part, 0);
      expect(Math.abs(shown - (Date.parse(deadline) - Date.parse(now)) / 1_000)).toBeLessThan(5);
    };
    await expectServerTime();
    await page.context().setOffline(false);
    await expect(save(page)).toContainText('сохранено на сервере', { timeout: 40_000 });
    await expectServerTime();
    const { answers, late } = (await held(page, paper)) as unknown as {
      answers: { answer: string }[];
      late: unknown[];
    };
    expect(answers.map(({ answer }) => answer)).toEqual(['{"type":"shortText","text":"после"}']);
    expect(late).toEqual([]);
    // Opened anew, with the clock as it was set: what lies on the device is still the last word.
    await page.reload();
    await goTo(page, paper, 'shortText');
    await expect(page.getByLabel('Ваш ответ', { exact: true })).toHaveValue('после');
    await expect(page.getByRole('heading', { name: 'Задание' })).toBeVisible();
  });
