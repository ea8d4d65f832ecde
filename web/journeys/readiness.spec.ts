import { expect, test } from './axe';
import { signIn } from './people';

/** Of the example: a diagnostic that most teachers took in spring and some again in autumn. */
const diagnostic = 'Диагностика ИКТ-компетентности';

test('a teacher sees the own levels and route, the cabinet what is covered, and edits what readiness is measured by @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'teacher');
  await page.goto('/learning');
  await page.getByRole('link', { name: 'Моя ИКТ-готовность' }).click();
  await expect(page.getByRole('heading', { name: 'Уровни' })).toBeVisible();
  await expect(page.getByText('Документы, таблицы, презентации').first()).toBeVisible();
  await look(page, 'readiness-own', 'dark too');

  const desk = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(desk.context(), 'methodist');
  await desk.goto('/courses');
  await desk.getByRole('link', { name: 'ИКТ-готовность педагогов' }).click();
  await expect(desk.getByRole('heading', { name: 'Как меняется уровень' })).toBeVisible();
  await look(desk, 'readiness-coverage', 'dark too');

  // Another competence stands in the framework, and only once it is saved.
  await desk.getByRole('link', { name: 'Рамка компетенций' }).click();
  const title = `Нейросети на уроке ${Date.now().toString(36)}`;
  await desk.getByRole('button', { name: 'Добавить компетенцию' }).last().click();
  await desk.getByLabel('Компетенция').last().fill(title);
  await look(desk, 'readiness-framework');
  await desk.getByRole('button', { name: 'Сохранить' }).click();
  await expect(desk.getByText('Сохранено')).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Компетенция').last()).toHaveValue(title);

  await desk.getByRole('button', { name: 'Составить диагностику' }).click();
  await expect(desk.getByText(/^Вопросами из банка проверим компетенций: 0/)).toBeVisible();
  await look(desk, 'readiness-diagnostic');
  await desk.getByLabel('Название').fill('Входной опрос');
  await desk.getByRole('button', { name: 'Составить черновик' }).click();
  await expect(desk.getByRole('heading', { name: 'Входной опрос', level: 1 })).toBeVisible();
  await desk.goto('/readiness/not-taken');
  await expect(desk.getByRole('button', { name: 'Напомнить всем в списке' })).toBeVisible();
  await look(desk, 'readiness-not-taken');

  await desk.goto('/courses');
  await desk.getByRole('link', { name: diagnostic }).click();
  await desk.getByRole('link', { name: 'ИКТ-готовность', exact: true }).click();
  await desk.getByRole('button', { name: 'Добавить компетенцию' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Компетенция').selectOption({ label: title });
  await dialog.getByRole('button', { name: 'Добавить' }).click();
  await expect(desk.getByText(new RegExp(`^${title}: `))).toBeVisible();

  // What is checked is folded by units, and another check is added in a dialog of its own.
  await expect(desk.getByText(/^\d+ провер/).first()).toBeVisible();
  await desk.getByRole('button', { name: 'Добавить проверку' }).click();
  await dialog.getByLabel('Компетенция').selectOption({ label: title });
  await look(desk, 'readiness-check');
  await dialog.getByRole('button', { name: 'Добавить' }).click();
  await look(desk, 'readiness-course');
  await desk.getByRole('button', { name: 'Сохранить' }).click();
  await expect(desk.getByText('Сохранено')).toBeVisible();
  await desk.context().close();
});
