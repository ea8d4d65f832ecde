import { expect, test } from './axe';
import { signIn } from './people';

test('a text is written by buttons, links to the library, and its draft is taken back to the edition @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  const { request } = page.context();
  // Of the example, because it is published; at the end its draft is as it was.
  const courses = (await (await request.get('/api/courses')).json()) as { id: string; title: string }[];
  const { id } = courses.find(({ title }) => title === 'Электронные таблицы в работе учителя')!;
  const { outline } = (await (await request.get(`/api/courses/${id}`)).json()) as {
    outline: { modules: { units: { id: string; title: string }[] }[] };
  };
  const text = outline.modules.flatMap(({ units }) => units).find(({ title }) => title === 'Зачем учителю таблицы')!;
  await page.goto(`/courses/${id}?unit=${text.id}`);
  const bar = page.getByRole('group', { name: 'Оформление текста' }).first();
  await expect(bar).toBeVisible();
  const field = page.getByRole('textbox', { name: /Текст/ }).first();
  await field.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n\nЭто важно');
  await page.keyboard.down('Shift');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.up('Shift');
  await bar.getByRole('button', { name: 'Полужирный' }).click();
  await expect(field).toHaveValue(/Это \*\*важно\*\*$/);
  await page.keyboard.press('Control+z');
  await expect(field).toHaveValue(/Это важно$/);
  await page.keyboard.press('Control+End');
  await bar.getByRole('combobox').selectOption('IMPORTANT');
  await bar.getByRole('button', { name: 'Таблица' }).click();
  await look(page, 'text-editor');
  await page.getByRole('button', { name: 'Из медиатеки' }).first().click();
  await page.getByRole('searchbox').fill('урок');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Выбрать: / }).first()).toBeVisible();
  await look(page, 'library-picker');
  await page
    .getByRole('button', { name: /^Выбрать: / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText('Сохранено', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
  await expect(page.locator('[data-callout="important"]')).toContainText('Важно');
  await look(page, 'text-preview', 'dark too');
  await page.goto(`/courses/${id}/cohorts`);
  await page.getByRole('button', { name: 'Сравнить с черновиком' }).first().click();
  await expect(page.getByText('Чем черновик отличается от этого издания:')).toBeVisible();
  await look(page, 'edition');
  await page.getByRole('button', { name: 'Вернуть черновик к этому изданию' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'Сравнить с черновиком' }).first().click();
  await expect(page.getByText('Черновик совпадает с этим изданием.')).toBeVisible();
});
