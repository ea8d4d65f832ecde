import { expect, test } from './axe';
import { signIn } from './people';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Calls of the pages, which the courses' own journey walks by hand. */
type Call = <T>(method: 'post' | 'put' | 'get', path: string, data?: unknown) => Promise<T>;

test('a learner asks at a paragraph and reads the answer, writes in a thread, keeps a note and sees the deadline @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const name = Date.now().toString(36);
  await signIn(page.context(), 'methodist');
  const call: Call = async (method, path, data) => {
    const response = await page.request[method](path, data === undefined ? {} : { data });
    expect(response.ok(), `${method} ${path}: ${await response.text()}`).toBe(true);
    return (await response.text()) === '' ? (undefined as never) : ((await response.json()) as never);
  };

  // A course of one text with a deadline; the methodist is its tutor and the teacher learns.
  const title = `Вопросы и ответы ${name}`;
  const { id } = await call<{ id: string }>('post', '/api/courses', { title, audience: 'teachers' });
  const course = `/api/courses/${id}`;
  const version = async () => (await call<{ version: number }>('get', course)).version;
  await call('put', course, { title, summary: 'Коротко.', hours: 8, isTemplate: false, version: await version() });
  const module = crypto.randomUUID();
  await call('put', `${course}/outline`, {
    outline: { modules: [{ id: module, title: 'Модуль', units: [] }] },
    version: await version(),
  });
  const unit = await call<{ unitId: string }>('post', `${course}/units`, {
    moduleId: module,
    kind: 'text',
    title: 'Адреса ячеек',
    version: await version(),
  });
  const draft = await call<{ version: number }>('get', `${course}/units/${unit.unitId}`);
  await call('put', `${course}/units/${unit.unitId}`, {
    draft: { text: 'У каждой ячейки есть адрес.\n\nФормула начинается со знака равенства.' },
    version: draft.version,
  });
  const read = await call<{ outline: { modules: { units: object[] }[] }; version: number }>('get', course);
  read.outline.modules[0]!.units[0] = { ...read.outline.modules[0]!.units[0], dueDay: 3 };
  await call('put', `${course}/outline`, { outline: read.outline, version: read.version });
  await call('post', `${course}/editions`, { cohortIds: [], version: await version() });
  const me = await call<{ personId: string }>('get', '/api/me');
  const cohort = await call<{ id: string }>('post', `${course}/cohorts`, {
    title: 'Осень',
    startsOn: day(-1),
    endsOn: day(30),
    admission: 'open',
    seats: 0,
    tutorIds: [me.personId],
  });

  const teacher = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(teacher.context(), 'teacher');
  const enrolled = await teacher.request.post(`/api/learning/offers/${cohort.id}`, { data: {} });
  const { enrolmentId } = (await enrolled.json()) as { enrolmentId: string };

  // At a paragraph: by a click, then the words, which stay when the page is opened anew.
  await teacher.goto(`/learning/${enrolmentId}/units/${unit.unitId}`);
  await expect(teacher.getByRole('heading', { name: 'Вопросы куратору' })).toBeVisible();
  await teacher.getByText('Формула начинается').click();
  const chosen = teacher.getByRole('region', { name: 'Выбранный абзац' });
  await expect(chosen).toContainText('Формула начинается');
  await look(teacher, 'unit-paragraph-chosen');
  await chosen.getByRole('button', { name: 'Спросить' }).click();
  await teacher.getByLabel('Вопрос', { exact: true }).fill('А если знака нет?');
  await look(teacher, 'unit-ask');
  await teacher.getByRole('button', { name: 'Отправить вопрос' }).click();
  await expect(teacher.getByText('ждёт ответа')).toBeVisible();

  // The tutor answers from the queue.
  await page.goto('/tutor-questions');
  const asked = page.locator('.card', { hasText: 'А если знака нет?' });
  await expect(asked.getByText('Формула начинается')).toBeVisible();
  const open = asked.getByRole('button', { name: 'Ответить' });
  await expect(open.or(asked.getByLabel('Ответ', { exact: true })).first()).toBeVisible();
  if (await open.isVisible()) await open.click();
  await look(page, 'tutor-questions');
  await asked.getByLabel('Ответ', { exact: true }).fill('Тогда это **текст**.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('А если знака нет?')).toHaveCount(0);

  // The learner reads it without a reload.
  await expect(teacher.locator('.talk-answer')).toContainText('Тогда это текст.');
  await look(teacher, 'unit-answered');

  // A note at the first paragraph reaches the server and the page of notes.
  await teacher.getByText('У каждой ячейки').click();
  await chosen.getByRole('button', { name: 'Заметка' }).click();
  await teacher.getByLabel('Заметка', { exact: true }).fill('Показать на уроке');
  await teacher.getByRole('button', { name: 'Сохранить заметку' }).click();
  await expect(teacher.getByText('сохранено на сервере')).toBeVisible();
  await teacher.goto('/notes');
  await teacher.getByLabel('Найти в заметках').fill('показать');
  await expect(teacher.getByText('Показать на уроке').first()).toBeVisible();
  await look(teacher, 'notes');

  // A thread, and a reply that comes while it is open.
  await teacher.goto(`/discussions/${cohort.id}`);
  await teacher.getByRole('button', { name: 'Новая тема' }).click();
  await teacher.getByLabel('Название темы').fill('Какой программой вы пользуетесь?');
  await teacher.getByLabel('Сообщение').fill('Я — Р7-Офис.');
  await teacher.getByRole('button', { name: 'Отправить' }).click();
  await expect(teacher.getByRole('heading', { name: 'Какой программой вы пользуетесь?', level: 1 })).toBeVisible();
  await page.goto(`/discussions/${cohort.id}`);
  await expect(page.getByText('1 новое')).toBeVisible();
  await look(page, 'discussion');
  await page.getByRole('link', { name: 'Какой программой вы пользуетесь?' }).click();
  await page.getByLabel('Сообщение').fill('LibreOffice.');
  await page.getByRole('button', { name: 'Отправить' }).click();
  await expect(teacher.getByText('LibreOffice.')).toBeVisible();
  await look(teacher, 'thread');

  // The deadline stands in the calendar of both.
  for (const one of [teacher, page]) {
    await one.goto(`/calendar?view=list&month=${day(1).slice(0, 7)}`);
    await expect(one.getByRole('listitem').filter({ hasText: title }).filter({ hasText: 'Срок' })).toContainText(
      'Адреса ячеек',
    );
  }
  await teacher.goto(`/calendar?month=${day(1).slice(0, 7)}`);
  await expect(teacher.locator('.month')).toBeVisible();
  await look(teacher, 'calendar');
  await teacher
    .getByRole('button', { name: 'Создать адрес' })
    .or(teacher.getByRole('button', { name: 'Создать новый адрес' }))
    .click();
  const again = teacher.getByRole('dialog').getByRole('button', { name: 'Создать новый адрес' });
  if (await again.isVisible()) await again.click();
  const address = await teacher.getByLabel('Адрес календаря').inputValue();
  const feed = await page.request.get(new URL(address).pathname);
  expect((await feed.text()).replace(/\r\n /g, '')).toContain('SUMMARY:Срок: Адреса ячеек');
  await teacher.goto('/reminders');
  await expect(teacher.getByLabel('Сроки занятий')).toBeChecked();
  await look(teacher, 'reminders');
});
