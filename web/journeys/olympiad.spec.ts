import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { patientExpect as expect, test } from './axe';
import { cuttable } from './cutLine';
import { downloaded, readPdf, textsOfXlsx } from './files';
import { newSurname, signIn } from './people';
import {
  birthDate,
  enterPupils,
  giveConsents,
  makeBank,
  makeOlympiad,
  needed,
  openSoon,
  people,
  publication,
  registerPupils,
  section,
  type Pupil,
} from './preparing';

const ownPassword = 'Ромашка-и-7-облаков';

async function newPage(browser: Browser, options: BrowserContextOptions = {}) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** The first sign-in by the card: its code names the login, the password is to be changed. */
async function comeByCard(page: Page, { login, password }: Pupil) {
  await page.goto(`/sign-in?login=${login}&to=/my-olympiads`);
  await expect(page.getByLabel('Логин')).toHaveValue(login);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
  await expect(page).toHaveURL(/\/new-password/);
  await page.getByLabel('Нынешний пароль').fill(password);
  await page.getByLabel('Новый пароль', { exact: true }).fill(ownPassword);
  await page.getByLabel('Новый пароль ещё раз').fill(ownPassword);
  await page.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(page.getByRole('heading', { name: 'Мои олимпиады' })).toBeVisible();
}

const save = (page: Page) => page.getByTestId('save-state');

async function goTo(page: Page, number: number) {
  await page
    .getByRole('navigation', { name: 'Задания' })
    .getByRole('button', { name: new RegExp(`^Задание ${String(number)}(,|$)`) })
    .click();
  await expect(page.getByRole('heading', { name: `Задание ${String(number)} из 4` })).toBeVisible();
}

async function write(page: Page, number: number, text: string) {
  await goTo(page, number);
  await page.getByLabel(/^Ваш ответ/).fill(text);
  await page.getByLabel(/^Ваш ответ/).blur();
}

async function choose(page: Page, number: number, option: string) {
  await goTo(page, number);
  await page.locator('.opt').filter({ hasText: option }).first().click();
}

test.use({ serviceWorkers: 'allow' });

test('an olympiad from the list of pupils to the verified certificate @longest', async ({
  browser,
  lookBoth: look,
}) => {
  test.setTimeout(600_000);
  const surnames = [newSurname(), newSurname(), newSurname()] as const;
  const title = `Экология: ${surnames[0]}`;
  const [organizer, coordinator, spectator] = await Promise.all([newPage(browser), newPage(browser), newPage(browser)]);
  const [anna, boris, vera] = await Promise.all([
    newPage(browser, { viewport: { width: 360, height: 740 }, hasTouch: true }),
    newPage(browser),
    newPage(browser),
  ]);
  const line = await cuttable(boris.context());
  const row = (name: string) => organizer.getByRole('row').filter({ hasText: name });
  let pupils: Pupil[] = [];
  let address = '';

  await test.step('the school enters its pupils while the cabinet makes the olympiad', async () => {
    const school = async () => {
      await signIn(coordinator.context(), 'coordinator');
      pupils = await enterPupils(coordinator, surnames, look);
      const come = Promise.all([anna, boris, vera].map((page, index) => comeByCard(page, pupils[index]!)));
      for (const surname of surnames)
        await giveConsents(coordinator, surname, surname === surnames[2] ? needed : [...needed, publication]);
      await look(coordinator, 'person');
      await come;
    };
    const cabinet = async () => {
      await signIn(organizer.context(), 'methodist');
      await makeBank(organizer, title);
      address = await makeOlympiad(organizer, title, title, look);
    };
    await Promise.all([school(), cabinet()]);
    await registerPupils(coordinator, title, surnames, look);
  });

  await test.step('the paper opens by itself for those who wait', async () => {
    const opensAt = await openSoon(organizer, address, look);
    await organizer.getByRole('link', { name: 'Ход тура' }).click();
    await expect(organizer.getByText('обновляется само')).toBeVisible();
    await expect(organizer.getByText('не начато')).toHaveCount(3);
    await spectator.goto(`/standings${address.replace('/olympiads', '')}`);
    await expect(spectator.getByText('Рейтинг пока не открыт')).toBeVisible();
    await Promise.all([anna, boris, vera].map((page) => page.goto('/my-olympiads')));
    await expect(vera.getByText(title)).toBeVisible();
    await look(vera, 'my-olympiads-waiting');
    for (const page of [anna, boris, vera]) await page.getByRole('link', { name: 'Правила и проверка' }).click();
    await look(anna, 'round-waiting');
    for (const page of [anna, boris, vera])
      await expect(page.getByRole('heading', { name: 'Задание 1 из 4' })).toBeVisible({
        timeout: Math.max(0, opensAt - Date.now()) + 30_000,
      });
    await expect(organizer.getByText('отвечает', { exact: true })).toHaveCount(3);
    await look(spectator, 'standing-closed');
  });

  await test.step('three answer at once, one of them without a network for a minute', async () => {
    const first = async () => {
      await choose(anna, 1, 'Байкал');
      await write(anna, 2, 'Углекислый газ');
      await write(anna, 3, '90');
      await goTo(anna, 4);
      await anna.getByRole('button', { name: 'Отметить' }).click();
      await expect(save(anna)).toContainText('сохранено на сервере');
      await look(anna, 'attempt-marked');
    };
    const second = async () => {
      await choose(boris, 1, 'Байкал');
      await expect(save(boris)).toContainText('сохранено на сервере');
      await line.cut();
      const cutAt = Date.now();
      await write(boris, 2, 'углекислый');
      await write(boris, 3, '90,0');
      await choose(boris, 4, 'Верно');
      await expect(save(boris)).toHaveAttribute('data-unsent', '3');
      await look(boris, 'attempt-offline');
      await expect.poll(() => Date.now() - cutAt, { timeout: 90_000 }).toBeGreaterThan(60_000);
      await expect(save(boris)).toContainText('сохранено на этом устройстве, сети нет · ждут отправки 3 записи');
      await line.mend();
      await expect(save(boris)).toContainText('сохранено на сервере');
      await expect(save(boris)).toHaveAttribute('data-unsent', '0');
    };
    const third = async () => {
      await choose(vera, 1, 'Онежское');
      await write(vera, 3, '180');
      await expect(save(vera)).toContainText('сохранено на сервере');
    };
    await Promise.all([first(), second(), third()]);
    await expect(row(surnames[1])).toContainText('отвечает');
    await look(organizer, 'board-live');
  });

  await test.step('two hand in, the third is stopped by the end of the round', async () => {
    for (const page of [anna, boris]) {
      await goTo(page, 4);
      await page.getByRole('button', { name: 'Сдать работу' }).click();
      const dialog = page.getByRole('dialog', { name: 'Сдать работу?' });
      if (page === anna) {
        await expect(dialog.getByRole('button', { name: /^Задание/ })).toHaveText(['Задание 4без ответа, отмечено']);
        await look(page, 'attempt-hand-in');
      } else await expect(dialog).toContainText('Ответы есть во всех заданиях.');
      await dialog.getByRole('button', { name: 'Сдать работу' }).click();
      await expect(page.getByRole('heading', { name: 'Работа сдана' })).toBeVisible();
    }
    await expect(boris.getByText('Сервер вовремя получил ответы: 4 из 4.')).toBeVisible();
    await expect(anna.getByText('Сервер вовремя получил ответы: 3 из 4.')).toBeVisible();
    await look(anna, 'attempt-done');
    for (const name of [surnames[0], surnames[1]]) await expect(row(name)).toContainText('сдано');
    await expect(row(surnames[2])).toContainText('отвечает');

    await organizer.goto(`${address}/standing`);
    await organizer.getByRole('button', { name: 'Закрыть тур…' }).click();
    await expect(organizer.getByRole('dialog')).toContainText('1 участник потеряет оставшееся время');
    await look(organizer, 'results-close');
    await organizer.getByRole('dialog').getByRole('button', { name: 'Закрыть раньше срока' }).click();
    await expect(vera.getByRole('heading', { name: 'Тур закрыт' })).toBeVisible();
    await expect(vera.getByText('Сервер вовремя получил ответы: 2 из 4.')).toBeVisible();
  });

  await test.step('the works are scored, and the standing comes to the spectator by itself', async () => {
    await expect(organizer.getByText('проверен', { exact: true })).toBeVisible();
    await expect(organizer.getByText('3/3')).toBeVisible();
    await organizer.getByRole('button', { name: 'Опубликовать результаты' }).click();
    await organizer.getByRole('radio', { name: 'все', exact: true }).check({ force: true });
    await organizer.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
    await expect(organizer.getByText('рейтинг открыт для всех')).toBeVisible();
    await look(organizer, 'results');

    await expect(spectator.getByText('обновляется само')).toBeVisible();
    for (const name of [surnames[0], surnames[1]])
      await expect(spectator.getByRole('row').filter({ hasText: name })).toContainText('1–2');
    await look(spectator, 'standing-shared');
    await spectator.getByRole('radio', { name: /^9 класс/ }).check({ force: true });
    await expect(spectator.getByText(/^Участник \d+$/)).toBeVisible();
    await giveConsents(coordinator, surnames[2], [publication]);
    await expect(spectator.getByRole('row').filter({ hasText: surnames[2] })).toBeVisible();

    const protocol = await downloaded(organizer, () => organizer.getByRole('link', { name: 'Протокол xlsx' }).click());
    const texts = textsOfXlsx(protocol).join('\n');
    for (const [index, surname] of surnames.entries()) expect(texts).toContain(`${surname} ${people[index]!}`);
  });

  await test.step('a certificate is issued, and whoever holds it verifies it', async () => {
    await section(organizer, 'Документы');
    await organizer.getByRole('button', { name: 'Выдать документы' }).click();
    await expect(organizer.getByText('Готово 3 документа.')).toBeVisible();
    await look(organizer, 'certificates');
    await anna.goto('/my-certificates');
    await look(anna, 'my-certificates');
    const [paper] = readPdf(await downloaded(anna, () => anna.getByRole('link', { name: 'Скачать PDF' }).click()));
    const code = paper!.codes[0]!;
    await spectator.goto(code);
    await expect(spectator.getByText('документ действителен')).toBeVisible();
    const shown = await spectator.locator('.verified').innerText();
    for (const line of [`${surnames[0]} Анна`, title, /verify\/([\w-]+)#/.exec(code)![1]!])
      expect(shown).toContain(line);
    for (const hidden of [birthDate, '17 мая', pupils[0]!.login, 'балл', '1–2']) expect(shown).not.toContain(hidden);
    const printed = paper!.lines.join(' ');
    expect(printed).toContain(`${surnames[0]} Анна`);
    await look(spectator, 'verified-from-code');
  });
  await Promise.all([organizer, coordinator, spectator, anna, boris, vera].map((page) => page.context().close()));
});
