import { strToU8, zipSync } from 'fflate';
import { expect, test } from './axe';
import { downloaded } from './files';
import { signIn } from './people';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const paragraph = (inner: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const cell = (text: string) => `<w:tc>${paragraph(words(text))}</w:tc>`;

/** Two modules, three units, with a picture, a table, a formula, and a chart that has no place. */
const docx = Buffer.from(
  zipSync({
    '_rels/.rels': strToU8(
      `<Relationships xmlns="r"><Relationship Id="d" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="r"><Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="p" Type="${office}/image" Target="media/a.png"/></Relationships>`,
    ),
    'word/media/a.png': png,
    'word/styles.xml': strToU8(
      `<w:styles xmlns:w="${main}"><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${main}" xmlns:r="${office}" xmlns:m="m" xmlns:wp="wp" xmlns:a="a" xmlns:c="c"><w:body>${[
        paragraph(words('Таблицы'), 'H1'),
        paragraph(words('Зачем нужны таблицы'), 'H2'),
        paragraph(
          `${words('Средний балл: ')}<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`,
        ),
        paragraph(
          '<w:r><w:drawing><wp:inline><wp:docPr descr="Схема"/><a:blip r:embed="p"/></wp:inline></w:drawing></w:r>',
        ),
        paragraph('<w:r><w:drawing><c:chart/></w:drawing></w:r>'),
        paragraph(words('Журнал класса'), 'H2'),
        `<w:tbl><w:tr>${cell('Имя')}${cell('Балл')}</w:tr><w:tr>${cell('Ёжиков')}${cell('5')}</w:tr></w:tbl>`,
        paragraph(words('Формулы'), 'H1'),
        paragraph(words('Сумма и среднее'), 'H2'),
        paragraph(words('Начните со знака равно.')),
      ].join('')}</w:body></w:document>`,
    ),
  }),
);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a document becomes a course, which goes and comes as an archive and as a package @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const title = `Курс из документа ${Date.now().toString(36)}`;
  const { request } = page.context();
  const dialog = page.getByRole('dialog');
  await signIn(page.context(), 'methodist');
  const made = await request.post('/api/courses', { data: { title, audience: 'teachers' } });
  const { id } = (await made.json()) as { id: string };
  const { version } = (await (await request.get(`/api/courses/${id}`)).json()) as { version: number };
  const hours = { title, summary: '', hours: 8, isTemplate: false, version };
  expect((await request.put(`/api/courses/${id}`, { data: hours })).ok()).toBe(true);

  // The document is looked at before anything is there.
  await page.goto(`/courses/${id}`);
  await page.getByLabel('Документ Word (.docx)').setInputFiles({ name: 'план.docx', mimeType: '', buffer: docx });
  await expect(dialog.getByText('Что получится: 2 модуля, 3 занятия')).toBeVisible();
  await dialog.getByText('Зачем нужны таблицы').first().click();
  await expect(dialog.locator('math')).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Схема' })).toBeVisible();
  await expect(dialog.getByText('диаграмма не вошла: сохраните её как рисунок')).toBeVisible();
  await look(page, 'exchange-word', 'dark too');
  await dialog.getByRole('button', { name: 'Добавить в курс' }).click();
  await expect(dialog.getByText('Документ добавлен в конец курса.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Закрыть', exact: true }).last().click();
  await page.getByRole('link', { name: 'Журнал класса' }).click();
  await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
  await expect(page.getByRole('cell', { name: 'Ёжиков' })).toBeVisible();

  // The archive goes and comes back as another course.
  await page.getByRole('button', { name: 'Обмен' }).click();
  await expect(dialog.getByText('В пакете 3 страницы')).toBeVisible();
  await look(page, 'exchange', 'dark too');
  const archive = await downloaded(page, () => dialog.getByRole('link', { name: 'Скачать архив' }).click());
  const scorm = await downloaded(page, () => dialog.getByRole('link', { name: 'Скачать SCORM 1.2' }).click());
  await page.goto('/courses');
  await page.getByRole('button', { name: 'Загрузить архив' }).click();
  await dialog
    .getByLabel('Выбрать архив .zip')
    .setInputFiles({ name: 'курс.zip', mimeType: 'application/zip', buffer: archive });
  await expect(dialog.getByText('Архив загружен: курс.zip')).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole('button', { name: 'Создать курс' }).click();
  await expect(dialog.getByText('Всё перенесено полностью.')).toBeVisible();
  await look(page, 'exchange-archive');
  await dialog.getByRole('link', { name: 'Открыть курс' }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Журнал класса' })).toBeVisible();

  // The package is a unit of the new course, and a learner completes it by reading it.
  await page
    .getByRole('group', { name: 'Добавить в модуль: Формулы' })
    .getByRole('button', { name: 'пакет SCORM' })
    .click();
  await page.locator('.inline-name').fill('Пакет');
  await page.keyboard.press('Enter');
  await page
    .getByLabel('Загрузить пакет SCORM')
    .setInputFiles({ name: 'пакет.zip', mimeType: 'application/zip', buffer: scorm });
  await expect(page.getByText('Пакет: пакет.zip')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText(`SCORM 1.2: «${title}», 3 раздела.`)).toBeVisible();
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByText('опубликовано издание 1')).toBeVisible();
  const course = page.url().match(/courses\/([0-9a-f-]{36})/)![1]!;
  const plan = { title: 'Осень', startsOn: day(-1), endsOn: day(60), admission: 'open', seats: 0, tutorIds: [] };
  const cohort = (await (await request.post(`/api/courses/${course}/cohorts`, { data: plan })).json()) as {
    id: string;
  };
  const teacher = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(teacher.context(), 'teacher');
  const asked = await teacher.request.post(`/api/learning/offers/${cohort.id}`);
  const { enrolmentId } = (await asked.json()) as { enrolmentId: string };
  await teacher.goto(`/learning/${enrolmentId}`);
  await teacher.getByRole('link', { name: 'Пакет' }).click();
  const inner = teacher.frameLocator('.scorm-frame').frameLocator('iframe');
  for (const name of ['Зачем нужны таблицы', 'Журнал класса', 'Сумма и среднее']) {
    await teacher.getByRole('button', { name, exact: true }).click();
    await expect(inner.getByRole('heading', { name })).toBeVisible();
    if (name === 'Зачем нужны таблицы')
      await expect(inner.getByRole('img', { name: 'Схема' })).toHaveJSProperty('naturalWidth', 1);
    await expect(teacher.locator('.scorm-items li', { hasText: name })).toContainText('пройдено');
  }
  await expect(teacher.locator('.tag', { hasText: 'пройдено' }).first()).toBeVisible();
  await look(teacher, 'exchange-package');
});
