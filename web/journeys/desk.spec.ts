import type { Page } from '@playwright/test';
import encodeQR from 'qr';
import { expect, test } from './axe';
import { signIn } from './people';

interface Listed {
  items: { id: string; title: string; phase: string }[];
}

async function olympiads(page: Page): Promise<Listed['items']> {
  return ((await (await page.request.get('/api/olympiads')).json()) as Listed).items;
}

/** One of the example data: other journeys, which run at the same time, make olympiads that run and end. */
async function exampleOlympiad(page: Page, phase: string, subject: RegExp): Promise<Listed['items'][number]> {
  const found = (await olympiads(page)).find((item) => item.phase === phase && subject.test(item.title));
  if (!found) throw new Error(`The example data have no olympiad ${subject} in the phase ${phase}.`);
  return found;
}

test('an organizer makes an olympiad, puts its paper together and announces it @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  await page.goto('/olympiads');
  await expect(page.getByRole('heading', { level: 1, name: 'Олимпиады' })).toBeVisible();
  await expect(page.getByRole('link', { name: /по физике/ })).toBeVisible();
  await page.getByLabel('Состояние').selectOption('running');
  await expect(page).toHaveURL(/phase=running/);
  await expect(page.getByRole('link', { name: /по физике/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /по математике/ })).toBeHidden();
  await look(page, 'olympiads');

  await page.getByRole('link', { name: 'Создать олимпиаду' }).click();
  // The list has a filter of the same name, and stands until the page is there.
  await expect(page).toHaveURL(/\/olympiads\/new/);
  await expect(page.getByRole('button', { name: 'Создать черновик' })).toBeVisible();
  await page.getByLabel('Предмет').selectOption('physics');
  await expect(page.getByLabel('Название', { exact: true })).toHaveValue(
    'Школьный этап всероссийской олимпиады школьников по физике',
  );
  const title = `Физика: проба ${Date.now().toString(36)}`;
  await page.getByLabel('Название', { exact: true }).fill(title);
  for (const grade of ['10 класс', '11 класс', '7 класс', '8 класс'])
    await page.getByRole('checkbox', { name: grade }).uncheck({ force: true });
  await page.getByRole('button', { name: 'Создать черновик' }).click();

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('нет комплекта.')).toBeVisible();
  const regulations = page.getByRole('region', { name: 'Положение' });
  await regulations
    .getByLabel('Приложить файл')
    .setInputFiles({ name: 'Положение.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') });
  await expect(regulations.getByRole('link', { name: 'Положение.pdf' })).toBeVisible();
  await expect(page.getByText('Не приложено положение.')).toBeHidden();

  await page
    .getByRole('navigation', { name: 'Разделы олимпиады' })
    .getByRole('link', { name: 'Туры и комплекты' })
    .click();
  await page.getByRole('button', { name: /Создать комплект/ }).click();
  await expect(page.getByText('Заданий пока нет')).toBeVisible();
  await page.getByRole('button', { name: 'Добавить задания' }).click();
  const dialog = page.getByRole('dialog');
  // Other journeys make banks of their own.
  const bank = await dialog.getByRole('option', { name: /^Школьный этап.* по математике/ }).getAttribute('value');
  await dialog.getByLabel('Банк вопросов').selectOption(bank);
  await dialog.getByRole('checkbox').nth(1).check();
  await dialog.getByRole('checkbox').nth(2).check();
  await dialog
    .getByRole('button', { name: /^Условие/ })
    .first()
    .click();
  await expect(dialog.locator('.pick-preview')).not.toBeEmpty();
  await dialog.getByRole('button', { name: 'Добавить 2 задания' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Убрать из комплекта/ })).toHaveCount(2);
  const first = await page.getByRole('button', { name: /^Ниже/ }).first().getAttribute('aria-label');
  await page.getByRole('button', { name: /^Ниже/ }).first().click();
  await expect(page.getByRole('button', { name: /^Ниже/ }).nth(1)).toHaveAttribute('aria-label', first ?? '');
  await page.getByRole('link', { name: 'Как видит участник' }).click();
  await expect(page.getByRole('heading', { name: 'Задание 1 из 2' })).toBeVisible();
  await look(page, 'paper-preview');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2);
  await page.getByRole('dialog').getByRole('link', { name: 'К комплекту' }).click();

  await page.getByRole('link', { name: 'Обзор' }).click();
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByText('объявлена')).toBeVisible();
});

test('an organizer follows the running round and gives more time @desktop', async ({ page, lookBoth: look }) => {
  await signIn(page.context(), 'methodist');
  await page.goto(`/olympiads/${(await exampleOlympiad(page, 'running', /по физике$/)).id}`);
  await page.getByRole('link', { name: 'Ход тура' }).click();
  await expect(page.getByText('обновляется само')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'По школам' })).toBeVisible();
  await look(page, 'board', 'dark too');
  await page.getByLabel('Сколько минут без сохранений считать молчанием').selectOption('10');
  await expect(page).toHaveURL(/[?&]silent=10/);
  // Who comes late has no work yet: the minutes are the entry's.
  await page.getByRole('combobox', { name: 'Состояние' }).selectOption('notOpened');
  await page
    .getByRole('button', { name: /^Добавить время: / })
    .first()
    .click();
  await page.getByLabel('Причина').fill('Опоздал автобус');
  await look(page, 'board-time-before-opening');
  await page.getByRole('dialog').getByRole('button', { name: 'Добавить время' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  const lead = page.locator('.page-header .num');
  const before = await lead.innerText();
  await page.getByRole('button', { name: 'Продлить всем' }).click();
  await page.getByLabel('Причина').fill('Не было света');
  await look(page, 'board-extend');
  await page.getByRole('dialog').getByRole('button', { name: 'Добавить время' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(lead).not.toHaveText(before);
});

test('an organizer sees who takes part and what they need @desktop', async ({ page, lookBoth: look }) => {
  await signIn(page.context(), 'methodist');
  await page.goto(`/olympiads/${(await exampleOlympiad(page, 'running', /по физике$/)).id}/entries`);
  await expect(page.getByRole('table', { name: 'Участники' })).toBeVisible();
  await look(page, 'entries');
  await page
    .getByRole('button', { name: /^Изменить заявку/ })
    .first()
    .click();
  await expect(page.getByRole('dialog').getByLabel('Дополнительное время, минут')).toBeVisible();
  await look(page, 'entry');
});

test('results are published to everybody, and a certificate is issued, verified and revoked @desktop', async ({
  page,
  lookBoth: look,
  browser,
}) => {
  await signIn(page.context(), 'methodist');
  // Not the one whose diplomas another journey issues at the same time.
  const olympiad = await exampleOlympiad(page, 'over', /по математике$/);
  await page.goto(`/olympiads/${olympiad.id}/standing`);
  await expect(page.getByRole('heading', { name: 'Как распределились баллы' })).toBeVisible();
  await page.getByRole('button', { name: /^(Опубликовать результаты|Изменить)$/ }).click();
  await page.getByRole('radio', { name: 'все', exact: true }).check({ force: true });
  await look(page, 'results-publish');
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByText('рейтинг открыт для всех')).toBeVisible();

  const stranger = await browser.newContext();
  const outside = await stranger.newPage();
  await outside.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await outside.goto(`/standings/${olympiad.id}`);
  await expect(outside.getByRole('heading', { level: 1, name: olympiad.title })).toBeVisible();
  await expect(outside.getByText('обновляется само')).toBeVisible();
  // The digest comes within a minute after the closing; whoever looks at the standing may keep it.
  const digest = outside.getByRole('heading', { name: 'Опубликованный итог' });
  await expect(async () => {
    await outside.reload();
    await expect(digest).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
  const roots = (await (await stranger.request.get(`/api/olympiads/${olympiad.id}/roots`)).json()) as {
    roots: { root: string; keyId: string }[];
  }[];
  const { root, keyId } = roots[0]!.roots[0]!;
  await expect(outside.getByText(root)).toBeVisible();
  await expect(outside.getByText(keyId)).toBeVisible();
  await stranger.grantPermissions(['clipboard-read', 'clipboard-write']);
  await outside.getByRole('button', { name: 'Скопировать' }).click();
  await expect(outside.getByText('Скопировано', { exact: true })).toBeVisible();
  expect(await outside.evaluate(() => navigator.clipboard.readText())).toContain(root);
  await look(outside, 'standing', 'dark too');
  await outside.goto('/standings');
  await expect(outside.getByRole('link', { name: olympiad.title })).toBeVisible();
  await look(outside, 'standings');

  await page.getByRole('link', { name: 'Документы', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Выдать документы' })).toBeVisible();
  await page.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(page.getByRole('table', { name: 'Реестр документов' })).toBeVisible();
  await expect(page.getByText(/^(Готов|Готово) \d+/)).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'действует' }).first();
  const number = await row.getByRole('link', { name: /^\d{4}-/ }).innerText();

  await outside.goto('/verify');
  await look(outside, 'verify-form');
  await outside.getByLabel('Номер документа').fill(` ${number.toLowerCase()} `);
  await outside.getByRole('button', { name: 'Проверить' }).click();
  await expect(outside.getByText('документ действителен')).toBeVisible();
  await look(outside, 'verified');

  // A picture of the code leads there too.
  await outside.goto('/verify');
  const code = encodeQR(new URL(`/verify/${number}`, outside.url()).href, 'gif', { scale: 8 });
  await outside
    .getByLabel('Прочитать QR-код со снимка')
    .setInputFiles({ name: 'code.gif', mimeType: 'image/gif', buffer: Buffer.from(code) });
  await expect(outside.getByText('документ действителен')).toBeVisible();

  await row.getByRole('button', { name: /^Отозвать/ }).click();
  await page.getByLabel('Причина').fill('Опечатка в фамилии');
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await outside.reload();
  await expect(outside.getByText('документ отозван')).toBeVisible();
  await look(outside, 'verified-revoked');
  await stranger.close();
});

test('a key is mended after scoring: who gains, who loses, applied, and taken back @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  const past = await exampleOlympiad(page, 'over', /по математике$/);
  // The question is revised as its editor does it: the first task is worth two points more.
  const plan = (await (await page.request.get(`/api/olympiads/${past.id}`)).json()) as { rounds: { id: string }[] };
  interface Task {
    questionId: string;
    position: number;
    trackName: string;
  }
  const tasks = (await (await page.request.get(`/api/rounds/${plan.rounds[0]?.id}/rescore`)).json()) as Task[];
  const task = tasks.find(({ position, trackName }) => position === 1 && trackName === '9 класс');
  if (!task) throw new Error('The paper has no task.');
  const question = (await (await page.request.get(`/api/questions/${task.questionId}`)).json()) as {
    draft: { points: { maxPoints: number } };
  };
  question.draft.points.maxPoints += 2;
  expect((await page.request.put(`/api/questions/${task.questionId}`, { data: question })).ok()).toBe(true);

  await page.goto(`/olympiads/${past.id}/standing`);
  await page.getByRole('link', { name: 'Пересчёт…' }).click();
  const outdated = page.getByRole('region', { name: 'Вопрос исправлен после проверки' });
  await expect(outdated.getByRole('listitem')).toHaveCount(3);
  await look(page, 'rescore');
  for (const [from, to] of [
    [3, 5],
    [5, 3],
  ]) {
    await page.getByRole('link', { name: 'Что изменится: 9 класс, задание 1', exact: true }).click();
    await expect(page.getByText(`${from} → ${to}`, { exact: true })).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toContainText('→');
    if (to === 5) await look(page, 'rescore-preview');
    await page.getByRole('button', { name: 'Пересчитать' }).click();
    if (to === 5) await look(page, 'rescore-apply');
    await page.getByRole('dialog').getByRole('button', { name: 'Пересчитать' }).click();
    await expect(page.getByRole('region', { name: 'Идёт пересчёт' })).toBeHidden();
    await expect(outdated.getByRole('listitem')).toHaveCount(to === 5 ? 2 : 3);
  }
});

test('the cabinet adds a subject of its own, renames it and takes it out of use @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  await page.goto('/subjects');
  const name = `Шахматы ${Date.now().toString(36)}`;
  await page.getByRole('button', { name: 'Добавить предмет' }).click();
  await page.getByLabel('Название').fill(name);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('button', { name: `Переименовать: ${name}` }).click();
  await page.getByLabel('Название').fill(`${name} и шашки`);
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await page.getByRole('button', { name: `Убрать из выбора: ${name} и шашки` }).click();
  const line = page.getByRole('listitem').filter({ hasText: name });
  await expect(line).toContainText('не предлагается');
  await look(page, 'subjects');
  await page.goto('/olympiads/new');
  await expect(page.getByLabel('Предмет').getByRole('option', { name: 'Физика', exact: true })).toBeAttached();
  await expect(page.getByLabel('Предмет').getByRole('option', { name })).toHaveCount(0);
});
