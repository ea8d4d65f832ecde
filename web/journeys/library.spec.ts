import { randomUUID } from 'node:crypto';
import { expect, test } from './axe';
import { pdf } from './files';
import { signIn } from './people';

test('a teacher proposes, a methodist publishes, and a visitor finds it in spite of a slip @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  const title = `Гидродинамика рек, ${Date.now()}`;
  await signIn(page.context(), 'teacher');
  await page.goto('/library');
  await look(page, 'library-start');
  await page.getByRole('link', { name: 'Предложить материал' }).click();
  await page.getByLabel('Название', { exact: true }).fill(title);
  await page.getByLabel('Авторы', { exact: true }).fill('Соколова Анна Игоревна');
  await page.getByLabel('Аннотация').fill('Как течёт вода и почему берега подмываются.');
  await page.getByLabel('Права', { exact: true }).fill('С разрешения автора');
  await look(page, 'library-form');
  await page.getByRole('button', { name: 'Сохранить' }).click();

  await expect(page.getByText('Соколова, А. И. Гидродинамика')).toBeVisible();
  await page
    .locator('.drop input[type=file]')
    .setInputFiles({ name: 'реки.txt', mimeType: 'text/plain', buffer: Buffer.from('Турбулентность и меандры') });
  await expect(page.getByRole('link', { name: 'реки.txt' })).toBeVisible();
  await page.getByRole('button', { name: 'Новая версия' }).click();
  await page.getByLabel('Выбрать новую версию: реки.txt').setInputFiles({
    name: 'реки-2.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Турбулентность, меандры и пороги'),
  });
  await expect(page.getByText('версия 2')).toBeVisible();
  await page
    .locator('.drop input[type=file]')
    .setInputFiles({ name: 'схема.pdf', mimeType: 'application/pdf', buffer: pdf(['River']) });
  await expect(page.getByRole('img', { name: 'Первая страница: схема.pdf' })).toBeVisible({ timeout: 20_000 });
  await look(page, 'library-files');
  await page.getByRole('button', { name: 'Отправить на проверку' }).click();
  await expect(page.getByText('На проверке')).toBeVisible();
  const address = page.url();

  const staff = await (await browser.newContext()).newPage();
  await signIn(staff.context(), 'methodist');
  await staff.goto('/library/review');
  await look(staff, 'library-review');
  await staff.getByRole('link', { name: title }).click();
  await staff.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(staff.getByRole('button', { name: 'Снять с публикации' })).toBeVisible();

  // A unit of a course that links to it is told to the staff, with the way to its editor.
  const { request } = staff.context();
  const made = await request.post('/api/courses', { data: { title: `Курс: ${title}`, audience: 'teachers' } });
  const { id: courseId } = (await made.json()) as { id: string };
  const versionOf = async (at: string) => ((await (await request.get(at)).json()) as { version: number }).version;
  const course = `/api/courses/${courseId}`;
  const moduleId = randomUUID();
  await request.put(`${course}/outline`, {
    data: { outline: { modules: [{ id: moduleId, title: 'Реки', units: [] }] }, version: await versionOf(course) },
  });
  const added = await request.post(`${course}/units`, {
    data: { moduleId, kind: 'link', title: 'Прочтите', version: await versionOf(course) },
  });
  const unit = `${course}/units/${((await added.json()) as { unitId: string }).unitId}`;
  await request.put(unit, { data: { draft: { text: '', address }, version: await versionOf(unit) } });
  await staff.reload();
  await expect(staff.getByRole('heading', { name: 'Где используется' })).toBeVisible();
  await look(staff, 'library-used');
  await staff.getByRole('link', { name: `Курс: ${title}: Прочтите` }).click();
  await expect(staff.getByRole('heading', { name: 'Прочтите', level: 2 })).toBeVisible();

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/library');
  await visitor.getByRole('searchbox').fill('гидродинмика рек');
  await visitor.getByRole('button', { name: 'Найти' }).click();
  await expect(visitor.getByText('Искали также')).toBeVisible();
  await look(visitor, 'library-found');
  await visitor.getByRole('link', { name: title }).first().click();
  await expect(visitor).toHaveURL(address);
  await expect(visitor.getByText('Где используется')).toBeHidden();
  await look(visitor, 'library-material');
});
