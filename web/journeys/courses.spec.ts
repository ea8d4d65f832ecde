import { expect, test } from './axe';
import { signIn } from './people';

/** One empty page, as a program for reading takes it. */
const pdf = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a course is built, published and learned, a work is returned and accepted @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const title = `Безопасность в сети ${Date.now().toString(36)}`;
  const dialog = page.getByRole('dialog');
  const save = async () => {
    await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
    await expect(page.getByText('Сохранено', { exact: true })).toBeVisible();
  };
  const add = async (kind: string, name: string) => {
    await page.getByRole('group', { name: 'Добавить в модуль: Основы' }).getByRole('button', { name: kind }).click();
    await page.locator('.inline-name').fill(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
  };

  // The methodist builds it.
  await signIn(page.context(), 'methodist');
  await page.goto('/courses');
  await expect(page.getByText(/^(\d+ строк|Курсов пока нет)/).first()).toBeVisible();
  await look(page, 'courses');
  await page.getByRole('button', { name: 'Новый курс' }).click();
  await dialog.getByLabel('Название').fill(title);
  await dialog.getByRole('button', { name: 'Создать' }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Добавить модуль' }).click();
  await page.getByLabel('Название модуля').fill('Основы');
  await page.keyboard.press('Enter');

  await add('текст', 'Надёжные пароли');
  await page
    .getByLabel('Текст', { exact: true })
    .fill('## Длина важнее\n\nЧисло вариантов — $n^k$.\n\n| знаков | минут |\n|---|---|\n| 8 | 5 |');
  await page.getByLabel('Сколько минут занимает').fill('15');
  await save();
  await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
  await expect(page.getByRole('heading', { name: 'Длина важнее' })).toBeVisible();
  await expect(page.locator('math')).toBeVisible();

  await add('файл', 'Памятка');
  await page
    .getByLabel('Выбрать файл')
    .setInputFiles({ name: 'памятка.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(page.getByRole('link', { name: 'памятка.pdf' })).toBeVisible();
  await save();

  await add('ссылка', 'Что говорит закон');
  await page.getByLabel('Адрес').fill('https://example.org/law');
  await save();

  await add('практическая работа', 'План урока');
  await page.getByLabel('Задание').fill('Составьте план урока о паролях.');
  await page.getByRole('button', { name: 'Добавить критерий' }).click();
  await page.getByLabel('Критерий 1', { exact: true }).fill('Цели и ход урока');
  await page.getByLabel('Баллов для зачёта').fill('3');
  await page.getByText('Когда открывается:').click();
  await page.getByRole('checkbox', { name: 'Надёжные пароли' }).check();
  await save();
  await look(page, 'course-editor', 'dark too');

  // What is written stays while one looks at another unit.
  const rows = page.locator('.unit-rows a');
  await page.getByLabel('Задание').fill('Составьте план урока о паролях. Срок — неделя.');
  await rows.nth(0).click();
  await expect(page.getByLabel('Текст', { exact: true })).toBeVisible();
  await expect(page.getByText('не сохранено', { exact: true })).toBeVisible();
  await rows.nth(3).click();
  await expect(page.getByLabel('Задание')).toHaveValue(/Срок — неделя/);
  await save();

  // What is taken out comes back, by the button and by the keys.
  await page.getByRole('button', { name: 'Убрать: План урока' }).click();
  await expect(page.getByText('Убрано: План урока')).toBeVisible();
  await page.getByRole('button', { name: 'Вернуть на место' }).click();
  await expect(rows).toHaveText([/Надёжные пароли/, /Памятка/, /Что говорит закон/, /План урока/]);
  await rows.nth(2).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(rows).toHaveText([/Надёжные пароли/, /Что говорит закон/, /Памятка/, /План урока/]);
  const undone = page.waitForResponse((answer) => answer.url().endsWith('/outline'));
  await page.keyboard.press('Control+z');
  await undone;
  await expect(rows).toHaveText([/Надёжные пароли/, /Памятка/, /Что говорит закон/, /План урока/]);

  // Somebody else has changed the course: it is read again.
  await page.reload();
  await expect(rows).toHaveCount(4);
  const address = page.url().replace('/courses/', '/api/courses/').replace(/\?.*/, '');
  const read = (await (await page.request.get(address)).json()) as { version: number };
  const changed = await page.request.put(address, {
    data: { title, summary: 'Коротко.', hours: 0, isTemplate: false, version: read.version },
  });
  expect(changed.ok()).toBe(true);
  await rows.nth(2).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('button', { name: 'Прочитать заново' }).click();
  await expect(page.getByRole('button', { name: 'Прочитать заново' })).toHaveCount(0);
  await expect(rows).toHaveText([/Надёжные пароли/, /Памятка/, /Что говорит закон/, /План урока/]);

  // Hours are missing: publishing says so.
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(dialog.getByText(/сколько в нём академических часов/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
  await page.getByRole('button', { name: 'Настройки курса' }).click();
  await dialog.getByLabel('Академических часов').fill('16');
  await dialog.getByLabel('О курсе').fill('Для тех, кто ведёт классные часы.');
  await look(page, 'course-settings');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByText('опубликовано издание 1')).toBeVisible();

  // A cohort, and the teacher in it.
  await page.getByRole('link', { name: 'Потоки' }).click();
  await page.getByRole('button', { name: 'Новый поток' }).click();
  await dialog.getByLabel('Название').fill('Осень');
  await dialog.getByLabel('Начало').fill(day(-1));
  await dialog.getByLabel('Конец').fill(day(60));
  await dialog.getByLabel('Добавить куратора').fill('Воронин Сергей');
  await dialog.getByRole('button', { name: 'Добавить: Воронин Сергей Николаевич' }).click();
  await look(page, 'cohort-plan');
  await dialog.getByRole('button', { name: 'Открыть поток' }).click();
  await expect(page.getByRole('heading', { name: `${title}: Осень`, level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Записать слушателей' }).click();
  await dialog.getByLabel('Найти по имени').fill('Морозов');
  await dialog
    .getByRole('button', { name: /^Добавить: Морозов/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Записать 1 человека' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Морозов' })).toContainText('учится');
  await look(page, 'cohort');
  const cohort = page.url();

  // The teacher learns.
  const teacher = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(teacher.context(), 'teacher');
  await teacher.goto('/');
  await expect(teacher.getByRole('link', { name: 'Начать: Надёжные пароли' }).first()).toBeVisible();
  await look(teacher, 'today-of-learner');
  await teacher.goto('/learning');
  await look(teacher, 'learning');
  await teacher.locator('.card', { hasText: title }).getByRole('link', { name: 'Начать: Надёжные пароли' }).click();
  await expect(teacher.getByRole('heading', { name: 'Длина важнее' })).toBeVisible();
  await look(teacher, 'learned-unit', 'dark too');
  await teacher.getByRole('link', { name: title }).click();
  await expect(teacher.getByText('Откроется после занятия «Надёжные пароли»')).toBeVisible();
  await look(teacher, 'learned-course');
  await teacher
    .getByRole('link', { name: 'Продолжить' })
    .or(teacher.getByRole('link', { name: 'Начать' }))
    .first()
    .click();
  const onward = teacher.getByRole('button', { name: 'Отметить изученным и дальше' });
  for (const next of ['Памятка', 'Что говорит закон', 'План урока']) {
    await onward.click();
    await expect(teacher.getByRole('heading', { name: next, level: 1 })).toBeVisible();
  }
  await teacher.getByLabel('Текст', { exact: true }).fill('План в приложенном файле.');
  await teacher.reload();
  await expect(teacher.getByLabel('Текст', { exact: true })).toHaveValue('План в приложенном файле.');
  await teacher
    .getByLabel('Приложить файлы')
    .setInputFiles({ name: 'план.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(teacher.getByRole('button', { name: 'Убрать: план.pdf' })).toBeVisible();
  // More than a megabyte goes in parts.
  const sound = Buffer.alloc(1_500_000, 7);
  sound.write('ID3');
  await teacher
    .getByLabel('Приложить файлы')
    .setInputFiles({ name: 'рассказ.mp3', mimeType: 'audio/mpeg', buffer: sound });
  await expect(teacher.getByRole('button', { name: 'Убрать: рассказ.mp3' })).toBeVisible({ timeout: 20_000 });
  await look(teacher, 'assignment');
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(teacher.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();

  // It is returned…
  await page.goto(cohort);
  await page.getByRole('link', { name: 'Работы' }).click();
  await look(page, 'works');
  await page.getByRole('link', { name: 'Проверить 1 работу' }).click();
  await expect(page.getByRole('heading', { name: /План урока/, level: 1 })).toBeVisible();
  await expect(page.locator('.marking-sheet canvas')).toBeVisible();
  await look(page, 'work-to-mark');
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await page.getByLabel('Замечание слушателю').fill('Добавьте цели урока.');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('.tag', { hasText: 'возвращена на доработку' })).toBeVisible();

  // …mended…
  await teacher.goto('/');
  await teacher.getByRole('link', { name: `Вернули на доработку: ${title}` }).click();
  await teacher.getByRole('link', { name: 'План урока' }).click();
  await expect(teacher.getByText('Добавьте цели урока.')).toBeVisible();
  await look(teacher, 'assignment-returned');
  await teacher.getByLabel('Текст', { exact: true }).fill('Цели: знать, какой пароль надёжен.');
  await teacher.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(teacher.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();

  // …and accepted by the tutor.
  const tutor = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(tutor.context(), 'chair');
  await tutor.goto('/learning');
  await tutor.locator('li', { hasText: title }).getByRole('link', { name: 'Проверить 1 работу' }).click();
  await tutor.getByRole('link', { name: 'Проверить 1 работу' }).click();
  await expect(tutor.getByText('Цели: знать, какой пароль надёжен.')).toBeVisible();
  await tutor.keyboard.press('5');
  await tutor.keyboard.press('Enter');
  await expect(tutor.locator('.tag', { hasText: 'принята' })).toBeVisible();
  await page.goto(cohort);
  await expect(page.getByRole('row').filter({ hasText: 'Морозов' })).toContainText('курс освоен');
  await page.getByRole('button', { name: /^Подробнее: Морозов/ }).click();
  await look(page, 'cohort-learner');
  await teacher.goto('/learning');
  await teacher.getByRole('link', { name: title }).click();
  await expect(teacher.getByText(/Курс освоен/)).toBeVisible();
  await look(teacher, 'course-complete');
});

test('a learner asks for a place and is refused, then admitted @phone', async ({ page, browser, look }) => {
  test.slow();
  const title = `Курс по заявке ${Date.now().toString(36)}`;
  const cabinet = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(cabinet.context(), 'methodist');
  const request = cabinet.context().request;
  const post = async (address: string, data: unknown) => {
    const answer = await request.post(address, { data });
    expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: string; unitId: string };
  };
  interface Read {
    version: number;
    outline: { modules: unknown[] };
  }
  const { id } = await post('/api/courses', { title, audience: 'teachers' });
  const read = async () => (await (await request.get(`/api/courses/${id}`)).json()) as Read;
  const put = async (address: string, data: unknown) =>
    expect((await request.put(address, { data })).ok(), address).toBe(true);
  const moduleId = '0198a1c2-0000-7000-8000-000000000001';
  await put(`/api/courses/${id}`, {
    title,
    summary: 'О **главном**.',
    hours: 8,
    isTemplate: false,
    version: (await read()).version,
  });
  await put(`/api/courses/${id}/outline`, {
    outline: { modules: [{ id: moduleId, title: 'Модуль', units: [] }] },
    version: (await read()).version,
  });
  const { unitId } = await post(`/api/courses/${id}/units`, {
    moduleId,
    kind: 'text',
    title: 'Первое',
    version: (await read()).version,
  });
  const { version } = (await (await request.get(`/api/courses/${id}/units/${unitId}`)).json()) as { version: number };
  await put(`/api/courses/${id}/units/${unitId}`, { draft: { text: 'Текст.' }, version });
  await post(`/api/courses/${id}/editions`, { cohortIds: [], version: (await read()).version });
  const cohort = await post(`/api/courses/${id}/cohorts`, {
    title: 'Поток',
    startsOn: day(-1),
    endsOn: day(30),
    admission: 'onRequest',
    seats: 1,
    tutorIds: [],
  });

  await signIn(page.context(), 'teacher');
  await page.goto('/learning');
  const offer = page.locator('li', { hasText: title });
  await expect(offer.getByText('Свободно 1 место.')).toBeVisible();
  await look(page, 'offers');
  await page.getByRole('button', { name: `Подать заявку: ${title}, Поток` }).click();
  await expect(offer.getByText('заявка на рассмотрении')).toBeVisible();

  await cabinet.goto('/');
  await expect(
    cabinet.locator('li', { hasText: title }).getByRole('link', { name: 'Заявки на курс: 1' }),
  ).toBeVisible();
  await cabinet.goto(`/cohorts/${cohort.id}?state=requested`);
  await cabinet.getByRole('button', { name: /^Отказать: / }).click();
  await cabinet.getByLabel('Причина').fill('Сначала базовый курс.');
  await cabinet.getByRole('dialog').getByRole('button', { name: 'Отказать' }).click();
  await expect(cabinet.getByRole('dialog')).toBeHidden();
  await page.reload();
  await expect(offer.filter({ hasText: 'отказано' }).getByText('Причина: Сначала базовый курс.')).toBeVisible();
  await look(page, 'refused');

  await cabinet.goto(`/cohorts/${cohort.id}`);
  await cabinet.getByRole('button', { name: /^Принять: / }).click();
  await expect(cabinet.getByRole('row').filter({ hasText: 'Морозов' })).toContainText('учится');
  await page.reload();
  await page.getByRole('link', { name: 'Начать: Первое' }).click();
  await page.getByRole('button', { name: 'Отметить изученным', exact: true }).click();
  await expect(page.getByText(/^Курс освоен/)).toBeVisible();
  await look(page, 'complete-on-phone');
});
