import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './axe';
import { signIn } from './people';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A published course of one text and one practical work, and a closed cohort of it. */
async function newCohort(request: APIRequestContext, title: string): Promise<string> {
  const sent = async (method: 'post' | 'put' | 'get', path: string, data?: unknown) => {
    const response = await request[method](`/api${path}`, data === undefined ? {} : { data });
    expect(response.ok(), `${method} ${path}`).toBe(true);
    return (await response.json().catch(() => ({}))) as Record<string, unknown>;
  };
  const course = `/courses/${String((await sent('post', '/courses', { title, audience: 'teachers' })).id)}`;
  const version = async () => (await sent('get', course)).version;
  await sent('put', course, { title, summary: '', hours: 36, isTemplate: false, version: await version() });
  const moduleId = crypto.randomUUID();
  const outline = { modules: [{ id: moduleId, title: 'Основы', units: [] }] };
  await sent('put', `${course}/outline`, { outline, version: await version() });
  const text = await sent('post', `${course}/units`, {
    moduleId,
    kind: 'text',
    title: 'Длина пароля',
    version: await version(),
  });
  const unit = `${course}/units/${String(text.unitId)}`;
  await sent('put', unit, { draft: { text: 'Длина важнее.' }, version: (await sent('get', unit)).version });
  await sent('post', `${course}/editions`, { cohortIds: [], version: await version() });
  const plan = { title: 'Осень', startsOn: day(-1), endsOn: day(30), admission: 'closed', seats: 0, tutorIds: [] };
  return String((await sent('post', `${course}/cohorts`, plan)).id);
}

test('a school enrols within its places, an order enrols, and who completes the course has a certificate @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  const title = `Надёжные пароли ${Date.now().toString(36)}`;
  const dialog = page.getByRole('dialog');
  await signIn(page.context(), 'methodist');
  const cohortId = await newCohort(page.context().request, title);

  // The cabinet shares places among all schools at once.
  await page.goto(`/cohorts/${cohortId}/quotas`);
  await page.getByLabel('Сколько мест').fill('120');
  await page.getByRole('button', { name: 'Рассчитать' }).click();
  await expect(page.getByText('Всего мест: 120')).toBeVisible();
  await look(page, 'quotas');
  await page.getByRole('button', { name: 'Сохранить квоты' }).click();
  await expect(page.getByText('Квоты сохранены.')).toBeVisible();

  // The coordinator enrols a teacher of the own school.
  const school = await (await browser.newContext()).newPage();
  await signIn(school.context(), 'coordinator');
  await school.goto('/school-courses');
  await expect(school.getByText(title)).toBeVisible();
  await look(school, 'school-courses');
  await school.getByRole('link', { name: `Записать людей: ${title}` }).click();
  await school.getByLabel('Найти по имени, классу или должности').fill('морозов алексей');
  await school.getByRole('checkbox', { name: /Морозов Алексей/ }).check();
  await look(school, 'school-cohort');
  await school.getByRole('button', { name: 'Записать 1 человека' }).click();
  await expect(school.getByText('Записано: 1.')).toBeVisible();

  // The order lists who was enrolled, is signed and registered.
  await page.goto(`/cohorts/${cohortId}/orders`);
  await page.getByRole('button', { name: 'Составить приказ' }).click();
  await expect(dialog.getByRole('checkbox', { name: /Морозов Алексей/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Составить на 1 человека' }).click();
  await expect(page.getByText('проект', { exact: true })).toBeVisible();
  const draft = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Документ Word: О зачислении, проект' }).click();
  expect((await draft).suggestedFilename()).toBe('enrolment-order.docx');
  await page.getByRole('button', { name: 'Зарегистрировать' }).click();
  await dialog.getByLabel('Номер').fill('15-о');
  await dialog.getByLabel('Дата').fill(day(0));
  await dialog.getByRole('button', { name: 'Зарегистрировать' }).click();
  await expect(page.getByText(/№ 15-о от/)).toBeVisible();
  await look(page, 'orders');

  // The teacher reads by which order, and learns.
  const teacher = await (await browser.newContext()).newPage();
  await signIn(teacher.context(), 'teacher');
  await teacher.goto('/learning');
  await teacher.getByRole('link', { name: title }).click();
  await expect(teacher.getByText(/Зачисление: приказ № 15-о/)).toBeVisible();
  await teacher.getByRole('link', { name: 'Начать' }).click();
  await teacher.getByRole('button', { name: /^Отметить изученным/ }).click();
  await expect(teacher.getByText(/Курс освоен/).first()).toBeVisible();

  await page.goto(`/cohorts/${cohortId}/grades`);
  await expect(page.getByRole('button', { name: /Подробно: Морозов/ })).toBeVisible();
  await look(page, 'grades-empty');
  await page.goto(`/cohorts/${cohortId}/certificates`);
  await page.getByRole('button', { name: 'Выдать документы' }).click();
  await expect(page.getByText('Готов 1 документ.')).toBeVisible();
  await look(page, 'cohort-certificates');

  await teacher.goto('/learning');
  await teacher.getByRole('link', { name: title }).click();
  const paper = teacher.waitForEvent('download');
  await teacher.getByRole('link', { name: 'Скачать сертификат' }).click();
  expect((await paper).suggestedFilename()).toMatch(/^certificate-.*\.pdf$/);
  await look(teacher, 'learned-certificate');
  await teacher.getByRole('link', { name: /Проверка подлинности: / }).click();
  await expect(teacher.getByText(`${title}, 36 ч`)).toBeVisible();
});

test('a mark is set with a reason, and its learner reads how it came about @desktop', async ({
  page,
  lookBoth: look,
}) => {
  await signIn(page.context(), 'methodist');
  await page.goto('/courses');
  await page.getByRole('link', { name: 'Электронные таблицы в работе учителя' }).first().click();
  await page.getByRole('link', { name: /Потоки/ }).click();
  await page.getByRole('link', { name: 'Осенний поток' }).click();
  await page.getByRole('link', { name: 'Ведомость' }).click();
  await expect(page.getByText(/^Итог = /)).toBeVisible();
  await look(page, 'gradebook');
  await page
    .getByRole('button', { name: /^Подробно: / })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Отметка', { exact: true }).fill('72,5');
  await dialog.getByLabel('Почему').fill('Зачтена работа на семинаре');
  await dialog.getByRole('button', { name: 'Сохранить' }).click();
  await expect(dialog.getByText('Итог за курс: 72,5 — Зачтена работа на семинаре').first()).toBeVisible();
  await look(page, 'grades-of-learner');
  await dialog.getByRole('button', { name: 'Закрыть' }).click();

  // A formula is tried on the learners before it holds.
  await page.getByRole('button', { name: 'Как считать итог' }).click();
  await dialog.getByText('по формуле').click();
  await dialog.getByLabel('Формула').fill('0,5·P1 + XX');
  await dialog.getByRole('button', { name: 'Показать, что получится' }).click();
  await expect(dialog.getByText('Такого кода или названия нет: XX.')).toBeVisible();
  await dialog.getByLabel('Формула').fill('0,5·P1 + 20');
  await dialog.getByRole('button', { name: 'Показать, что получится' }).click();
  await expect(dialog.getByText(/^0,5 · \d+(,\d+)? \+ 20 = /).first()).toBeVisible();
  await look(page, 'grades-formula');
});
