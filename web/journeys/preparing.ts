import type { Page } from '@playwright/test';
import { patientExpect as expect, type Look } from './axe';
import { downloaded, readPdf, xlsx } from './files';

/** The keys: Байкал, углекислый газ, 90, wrong; a point each. */
const questions = `::Озеро::Какое озеро самое глубокое? {=Байкал ~Ладожское ~Онежское}

::Газ::Какой газ растения поглощают на свету? {=углекислый газ =углекислый}

::Угол::Сколько градусов в прямом угле? {#90:0}

::Кит::Кит — это рыба. {FALSE}
`;

export const birthDate = '17.05.2012';

export interface Pupil {
  surname: string;
  login: string;
  password: string;
}

export const people = ['Анна', 'Борис', 'Вера'] as const;

/** An instant as the field for day and time takes it; the journeys' browsers live by Moscow's time. */
const moscow = (at: number) => new Date(at + 3 * 3_600_000).toISOString().slice(0, 16);

/** Pupils of a class of their own: a table with a wrong day first, then the right one; returns what the login cards say. */
export async function enterPupils(page: Page, surnames: readonly string[], look: Look): Promise<Pupil[]> {
  const table = (days: readonly string[]) => ({
    name: '8Э.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: xlsx([
      ['Фамилия', 'Имя', 'Отчество', 'Дата рождения', 'Класс'],
      ...surnames.map((surname, index) => [surname, people[index]!, '', days[index]!, '8Э']),
    ]),
  });
  await page.goto('/people/import');
  await look(page, 'import');
  await page.getByLabel('Выбрать файл').setInputFiles(table([birthDate, '31.02.2012', birthDate]));
  await expect(page.getByText('В 1 строке ошибка')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: surnames[1]! })).toContainText('D3');
  await expect(page.getByRole('button', { name: /^Загрузить/ })).toHaveCount(0);
  await look(page, 'import-errors');
  await page.getByRole('link', { name: 'Загрузить исправленный файл' }).click();
  await page.getByLabel('Выбрать файл').setInputFiles(table([birthDate, birthDate, birthDate]));
  await expect(page.getByRole('button', { name: 'Загрузить 3 учеников' })).toBeVisible();
  await look(page, 'import-preview');
  await page.getByRole('button', { name: 'Загрузить 3 учеников' }).click();
  await expect(page.getByText('Все строки записаны.')).toBeVisible();
  await look(page, 'import-done');

  await page.getByRole('link', { name: 'Карточки входа' }).click();
  await page.getByLabel(/^8Э: /).check();
  const sheets = await downloaded(page, () => page.getByRole('button', { name: /^Напечатать \d+ карточ/ }).click());
  await expect(page.getByText('Карточки готовы')).toBeVisible();
  await look(page, 'login-cards');
  const printed = readPdf(sheets);
  return surnames.map((surname) => {
    const { lines, codes } = printed.find((sheet) => sheet.lines.some((line) => line.startsWith(surname)))!;
    const at = lines.findIndex((line) => line.startsWith(surname));
    const [login, password] = [lines[at + 2]!, lines[at + 4]!];
    expect(codes.filter((code) => code.endsWith(`/sign-in?login=${login}`))).toHaveLength(1);
    return { surname, login, password };
  });
}

export async function giveConsents(page: Page, surname: string, consents: readonly string[]) {
  await page.goto(`/people?q=${encodeURIComponent(surname)}`);
  await page.getByRole('link', { name: surname }).click();
  for (const consent of consents) {
    await page.getByRole('button', { name: `Внести согласие: ${consent}` }).click();
    await expect(page.getByRole('button', { name: `Отозвать согласие: ${consent}` })).toBeVisible();
  }
}

export const needed = ['Участие в мероприятиях', 'Обработка персональных данных'];
export const publication = 'Публикация результатов и работ';

export async function makeBank(page: Page, bank: string) {
  await page.goto('/questions');
  await page.getByRole('button', { name: 'Создать банк' }).click();
  await page.getByLabel('Банк вопросов', { exact: true }).fill(bank);
  await page.getByLabel('Предмет').selectOption('ecology');
  await page.getByRole('button', { name: 'Создать', exact: true }).click();
  await page.getByRole('button', { name: 'Загрузить из файла' }).click();
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'экология.txt', mimeType: 'text/plain', buffer: Buffer.from(questions) });
  await page.getByRole('button', { name: 'Загрузить 4 вопроса' }).click();
  await expect(page.getByText('Загружены 4 вопроса.')).toBeVisible();
}

/** Goes to a part of the olympiad. */
export const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Разделы олимпиады' }).getByRole('link', { name }).click();

/** A draft with two tracks and a round, a paper for each, announced; returns the olympiad's address. */
export async function makeOlympiad(page: Page, title: string, bank: string, look: Look): Promise<string> {
  await page.goto('/olympiads/new');
  await page.getByRole('radio', { name: 'школьный этап' }).check({ force: true });
  await page.getByLabel('Предмет').selectOption('ecology');
  await expect(page.getByLabel('Учебный год')).not.toHaveValue('');
  await page.getByLabel('Название', { exact: true }).fill(title);
  for (const grade of ['7 класс', '10 класс', '11 класс'])
    await page.getByRole('checkbox', { name: grade }).uncheck({ force: true });
  await page.getByLabel('Начало приёма заявок').fill(moscow(Date.now() - 24 * 3_600_000));
  await page.getByLabel('Время на работу, минут').fill('45');
  await look(page, 'olympiad-new');
  await page.getByRole('button', { name: 'Создать черновик' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const address = new URL(page.url()).pathname;
  await expect(page.getByText('нет комплекта.')).toHaveCount(2);
  await look(page, 'olympiad-draft');

  for (const track of ['8 класс', '9 класс']) {
    await section(page, 'Туры и комплекты');
    await page.getByRole('button', { name: `, ${track}` }).click();
    await page.getByRole('button', { name: 'Добавить задания' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Банк вопросов').selectOption({ label: `${bank} (4)` });
    for (const question of ['Озеро', 'Газ', 'Угол', 'Кит'])
      await dialog.getByRole('checkbox', { name: question }).check();
    if (track === '8 класс') await look(page, 'paper-pick');
    await dialog.getByRole('button', { name: 'Добавить 4 задания' }).click();
    await expect(dialog).toBeHidden();
    await page.getByLabel('Объявленный максимум баллов').fill('4');
    await page.getByRole('button', { name: 'Сохранить' }).click();
    await expect(page.getByText('4 из 4')).toBeVisible();
  }
  await look(page, 'paper');
  await section(page, 'Обзор');
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByRole('button', { name: 'Опубликовать' })).toHaveCount(0);
  return address;
}

/** Two for their own class, the third for an older one. */
export async function registerPupils(page: Page, title: string, surnames: readonly string[], look: Look) {
  await page.goto('/school-olympiads');
  await page.getByRole('searchbox').fill(title);
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('link', { name: 'Добавить учеников' }).first().click();
  await expect(page.getByRole('heading', { name: 'Добавить участников' })).toBeVisible();
  for (const [index, surname] of surnames.entries()) {
    await page.getByRole('searchbox').fill(surname);
    await page.getByLabel(`Отметить: ${surname} ${people[index]!}`).check();
  }
  await page.getByLabel(`Параллель: ${surnames[2]!} Вера`).selectOption('9 класс');
  await look(page, 'candidates');
  await page.getByRole('button', { name: 'Внести 3 участников' }).click();
  await expect(page.getByRole('row').filter({ hasText: surnames[2]! })).toContainText('за старший класс');
  await expect(page.getByText('нет согласия на участие')).toHaveCount(0);
  await look(page, 'registrations');
}

/** Moves the round to a minute that comes soon; returns when it opens. */
export async function openSoon(page: Page, address: string, look: Look): Promise<number> {
  const minute = Math.ceil((Date.now() + 60_000) / 60_000) * 60_000;
  await page.goto(address);
  await page.getByRole('button', { name: 'Изменить' }).click();
  await page.getByRole('dialog').getByLabel('Конец приёма заявок').fill(moscow(minute));
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await section(page, 'Туры и комплекты');
  await page.getByRole('button', { name: 'Изменить' }).click();
  await page.getByRole('dialog').getByLabel('Начало', { exact: true }).fill(moscow(minute));
  await page
    .getByRole('dialog')
    .getByLabel('Конец', { exact: true })
    .fill(moscow(minute + 3_600_000));
  await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await section(page, 'Обзор');
  // What is left does not hinder: the regulations are not attached.
  await expect(page.getByText('1 замечание')).toBeVisible();
  await look(page, 'olympiad-ready');

  // The form counts in minutes. Nobody waits for the next one here.
  const opensAt = Date.now() + 25_000;
  const { request } = page.context();
  const plan = (await (await request.get(`/api${address}`)).json()) as { rounds: { id: string }[] };
  const [round] = plan.rounds;
  const sooner = { data: { ...round, opensAt: new Date(opensAt).toISOString() } };
  expect((await request.put(`/api/rounds/${round!.id}`, sooner)).ok()).toBe(true);
  return opensAt;
}
