import { expect, signIn, test } from './axe';

const password = 'Primer-2026';

const file = `::Столица::Столица России? {=Москва ~Казань ~Тула}

::Сломан::Чему равно? {=4

::Степень::$$x^2$$ при x, равном 3? {#9:0}
`;

test('a methodist makes a bank, brings questions in, writes one and takes them out', async ({ page, look }, info) => {
  await signIn(page, 'methodist', password, '/questions');
  await expect(page.getByRole('heading', { level: 1, name: 'Вопросы' })).toBeVisible();
  await look(page, 'banks');
  const title = `Проба ${info.project.name} ${Date.now().toString(36)}`;
  await page.getByRole('button', { name: 'Создать банк' }).click();
  await page.getByLabel('Банк вопросов', { exact: true }).fill(title);
  await page.getByLabel('Предмет').selectOption('physics');
  await page.getByRole('button', { name: 'Создать', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();

  await page.getByRole('button', { name: 'Загрузить из файла' }).click();
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from(file) });
  await expect(page.getByText('Строка 3: не загрузится')).toBeVisible();
  await look(page, 'question-import');
  await page.getByRole('button', { name: 'Загрузить 2 вопроса' }).click();
  await expect(page.getByText('Загружены 2 вопроса.')).toBeVisible();
  await page.getByLabel('Вид', { exact: true }).selectOption('numeric');
  await expect(page).toHaveURL(/type=numeric/);
  await expect(page.getByRole('link', { name: 'Степень' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Столица' })).toBeHidden();
  await look(page, 'bank');

  await page.getByRole('link', { name: 'Новый вопрос' }).click();
  await page.getByLabel('Вид вопроса').selectOption('ordering');
  await page.getByLabel('Название', { exact: true }).fill('Планеты');
  await expect(page.getByText('Напишите условие.').first()).toBeVisible();
  await page.getByLabel('Текст условия').fill('Расставьте по удалению от Солнца, $r_1 < r_2 < r_3$.');
  for (const [index, name] of ['Меркурий', 'Венера', 'Земля'].entries())
    await page.getByLabel(`Пункт ${index + 1}`, { exact: true }).fill(name);
  await expect(page.locator('#question-preview math')).toBeVisible();
  await expect(page.getByText('Осталось исправить')).toBeHidden();
  await look(page, 'question-editor');
  await page.getByRole('button', { name: 'Сохранить' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Планеты' })).toBeVisible();

  await page.getByRole('link', { name: '← К вопросам банка' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Скачать для Moodle' }).click();
  expect((await download).suggestedFilename()).toBe('questions.xml');
});
