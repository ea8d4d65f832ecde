import { expect, test } from './axe';
import { newPupil, newSurname, signIn } from './people';
import { section } from './preparing';

const ownPassword = 'Ромашка-и-7-облаков';

test('the consents of two pupils are entered from their paper forms at once @desktop', async ({
  page,
  lookBoth: look,
}) => {
  test.slow();
  const [anna, boris] = [newSurname(), newSurname()];
  const rows = `Фамилия;Имя;Дата рождения;Класс\n${anna};Анна;17.05.2012;8Б\n${boris};Борис;28.02.2012;8Б\n`;
  await signIn(page.context(), 'coordinator');
  await page.goto('/people/import');
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: '8Б.csv', mimeType: 'text/csv', buffer: Buffer.from(rows, 'utf-8') });
  await page.getByRole('button', { name: 'Загрузить 2 учеников' }).click();
  await expect(page.getByText('Все строки записаны.')).toBeVisible();
  await page.goto('/school-olympiads');
  await page
    .getByRole('link', { name: /по биологии/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Добавить учеников' }).click();
  for (const name of [`${anna} Анна`, `${boris} Борис`]) {
    await page.getByRole('searchbox').fill(name);
    await page.getByLabel(`Отметить: ${name}`).check();
  }
  await page.getByRole('button', { name: 'Внести 2 участников' }).click();

  await expect(page.getByText(/нет согласий, без которых не открыть задания/)).toBeVisible();
  await look(page, 'registrations-lacking', 'dark too');
  await page.getByRole('link', { name: 'Внести согласия' }).click();
  for (const name of [`${anna} Анна`, `${boris} Борис`]) {
    await page.getByRole('searchbox').fill(name);
    await page.getByLabel(`Отметить: ${name}`).check();
  }
  await look(page, 'consents');
  await page.getByRole('button', { name: 'Внести согласия 2 учеников' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Дата на бланке').fill('2026-09-01');
  await look(page, 'consents-dialog');
  await dialog.getByRole('button', { name: 'Внести', exact: true }).click();
  await expect(page.getByText('Внесено 4 согласия.')).toBeVisible();
  await expect(page.getByLabel(`Отметить: ${boris} Борис`)).toHaveCount(0);
  await page.getByRole('link', { name: 'К участникам школы' }).click();
  await page.getByRole('searchbox').fill(anna);
  const row = page.getByRole('row').filter({ hasText: anna });
  await expect(row).toContainText('подтверждена');
  await expect(row).not.toContainText('нет согласия');
});

test('a pupil enters alone, the school confirms @desktop', async ({ page, browser, lookBoth: look }) => {
  test.slow();
  const title = /по биологии/;
  const cabinet = await (await browser.newContext()).newPage();
  await signIn(cabinet.context(), 'methodist');
  await cabinet.goto('/olympiads');
  await cabinet.getByRole('link', { name: title }).first().click();
  await section(cabinet, 'Обзор');
  await cabinet.getByRole('button', { name: 'Изменить' }).click();
  await cabinet.getByLabel('Ученики могут заявиться сами').check();
  await cabinet.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(cabinet.getByText('школы и сами ученики')).toBeVisible();

  const surname = newSurname();
  await signIn(page.context(), 'coordinator');
  const { login, password } = await newPupil(page, surname);
  const pupil = await (await browser.newContext()).newPage();
  await signIn(pupil.context(), login, password);
  await pupil.goto('/my-olympiads');
  await pupil.getByLabel('Нынешний пароль').fill(password);
  await pupil.getByLabel('Новый пароль', { exact: true }).fill(ownPassword);
  await pupil.getByLabel('Новый пароль ещё раз').fill(ownPassword);
  await pupil.getByRole('button', { name: 'Сохранить пароль' }).click();
  await expect(pupil.getByRole('heading', { name: 'Можно записаться' })).toBeVisible();
  await look(pupil, 'self-entry-open');
  await pupil.getByRole('button', { name: /^Записаться: .*биологии/ }).click();
  await expect(pupil.getByText('ждёт подтверждения школы')).toBeVisible();
  await expect(pupil.getByRole('button', { name: /^Записаться: .*биологии/ })).toHaveCount(0);
  await look(pupil, 'self-entry-pending');

  await page.goto('/school-olympiads');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByText(/ждёт подтверждения\.|ждут подтверждения\./)).toBeVisible();
  await page.getByRole('searchbox').fill(surname);
  await page.getByRole('button', { name: `Подтвердить: ${surname} Мария` }).click();
  await expect(page.getByRole('row').filter({ hasText: surname })).toContainText('подтверждена');
  await pupil.reload();
  await expect(pupil.getByRole('heading', { name: 'Впереди' })).toBeVisible();
  await expect(pupil.getByText(title).first()).toBeVisible();
  await expect(pupil.getByText('ждёт подтверждения школы')).toHaveCount(0);
  await Promise.all([cabinet, pupil].map((other) => other.context().close()));
});
