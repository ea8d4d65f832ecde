import type { APIRequestContext, Browser } from '@playwright/test';
import { expect, test } from './axe';
import { downloaded, pdf } from './files';
import { examplePassword, signIn } from './people';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.use({ serviceWorkers: 'allow' });

interface Unit {
  kind: 'text' | 'file' | 'assignment';
  title: string;
  draft: object;
}

/** A published course with an open cohort; returns the ids of its units. */
async function build(request: APIRequestContext, title: string, units: readonly Unit[]) {
  const send = async <T>(method: 'post' | 'put', address: string, data: object) => {
    const answer = await request[method](address, { data });
    expect(answer.ok(), `${address}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  };
  const { id } = await send<{ id: string }>('post', '/api/courses', { title, audience: 'teachers' });
  const path = `/api/courses/${id}`;
  const version = async (address = path) =>
    ((await (await request.get(address)).json()) as { version: number }).version;
  await send('put', path, { title, summary: 'Коротко.', hours: 8, isTemplate: false, version: await version() });
  const moduleId = '0198a1c2-0000-7000-8000-000000000002';
  await send('put', `${path}/outline`, {
    outline: { modules: [{ id: moduleId, title: 'Модуль', units: [] }] },
    version: await version(),
  });
  const ids: string[] = [];
  for (const { kind, title: name, draft } of units) {
    const added = await send<{ unitId: string }>('post', `${path}/units`, {
      moduleId,
      kind,
      title: name,
      version: await version(),
    });
    const address = `${path}/units/${added.unitId}`;
    await send('put', address, { draft, version: await version(address) });
    ids.push(added.unitId);
  }
  await send('post', `${path}/editions`, { cohortIds: [], version: await version() });
  const cohort = await send<{ id: string }>('post', `${path}/cohorts`, {
    title: 'Осень',
    startsOn: day(-1),
    endsOn: day(60),
    admission: 'open',
    seats: 0,
    tutorIds: [],
  });
  return { cohortId: cohort.id, unitIds: ids };
}

/** Somebody with a place in the cohort. */
async function learner(browser: Browser, login: string, cohortId: string) {
  const page = await (await browser.newContext({ locale: 'ru-RU', serviceWorkers: 'allow' })).newPage();
  await signIn(page.context(), login);
  const answer = await page.request.post(`/api/learning/offers/${cohortId}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  const { enrolmentId } = (await answer.json()) as { enrolmentId: string };
  return { page, enrolmentId };
}

const assignment = (more: object) => ({
  text: 'Составьте план урока о паролях.',
  assignment: {
    criteria: [{ id: 'a', text: 'Цели и ход урока', maxPoints: 5, step: 1 }],
    passPoints: 3,
    maxFiles: 3,
    late: 'accept',
    ...more,
  },
});

test('a group writes one work, it is marked with remarks, one member gets another mark @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'methodist');
  const { cohortId, unitIds } = await build(page.request, `Вместе ${Date.now().toString(36)}`, [
    {
      kind: 'assignment',
      title: 'План урока',
      draft: assignment({
        late: 'lower',
        penalty: { percentADay: 10, mostPercent: 50, lastDay: 14 },
        groups: { byLearners: true, size: 3 },
      }),
    },
  ]);
  const one = await learner(browser, 'teacher', cohortId);
  const two = await learner(browser, 'coordinator', cohortId);
  const unit = (enrolmentId: string) => `/learning/${enrolmentId}/units/${unitIds[0]!}`;

  await one.page.goto(unit(one.enrolmentId));
  await one.page.getByRole('button', { name: 'Создать группу' }).click();
  await expect(one.page.getByText('Группа 1')).toBeVisible();
  await two.page.goto(unit(two.enrolmentId));
  await look(two.page, 'group-to-join');
  await two.page.getByRole('button', { name: 'Вступить: группа 1' }).click();
  await expect(two.page.getByRole('button', { name: 'Выйти из группы' })).toBeVisible();

  // Two write at once: the second is told and joins both.
  await two.page.getByLabel('Текст', { exact: true }).fill('Ход урока.');
  await one.page.getByLabel('Текст', { exact: true }).fill('Цели урока.');
  await one.page
    .getByLabel('Приложить файлы')
    .setInputFiles({ name: 'план.pdf', mimeType: 'application/pdf', buffer: pdf(['Plan']) });
  await expect(one.page.getByRole('button', { name: 'Убрать: план.pdf' })).toBeVisible();
  await one.page.getByRole('button', { name: 'Сохранить для группы' }).click();
  await expect(one.page.getByText(/Последний раз работу сохранили вы/)).toBeVisible();
  await two.page.getByRole('button', { name: 'Сохранить для группы' }).click();
  await expect(two.page.getByText(/Пока вы писали/)).toBeVisible();
  await look(two.page, 'group-clash');
  await two.page.getByRole('button', { name: 'Соединить: вариант группы и мой ниже' }).click();
  await expect(two.page.getByLabel('Текст', { exact: true })).toHaveValue('Цели урока.\n\nХод урока.');
  await expect(two.page.getByRole('link', { name: 'план.pdf' })).toBeVisible();
  await two.page.getByRole('button', { name: 'Сдать работу' }).click();
  await expect(two.page.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();

  await page.goto(`/cohorts/${cohortId}`);
  await page.getByRole('link', { name: 'Группы: План урока' }).click();
  await expect(page.getByText('Все слушатели распределены по группам.')).toBeVisible();
  await look(page, 'groups');
  await page.goto(`/cohorts/${cohortId}/works`);
  await page.getByRole('link', { name: 'Проверить 1 работу' }).click();
  await expect(page.locator('.marking-sheet canvas[data-drawn]')).toBeVisible();
  await page.getByRole('button', { name: 'Делать пометки' }).click();
  await page.locator('.marking-turned').click({ position: { x: 60, y: 60 } });
  await page.getByLabel('Пометка 1').fill('Добавьте время');
  await page.getByText('Другая отметка участнику группы').click();
  await page.getByLabel(/^Баллов: Морозов/).fill('3');
  await page.getByLabel(/^Причина: Морозов/).fill('Присоединился в конце');
  await page.getByRole('button', { name: '4', exact: true }).click();
  await look(page, 'group-work-to-mark');
  await page.getByRole('button', { name: 'Принять' }).click();
  await expect(page.locator('.tag', { hasText: 'принята' })).toBeVisible();

  await one.page.reload();
  await expect(one.page.getByText('Работа принята, занятие пройдено.')).toBeVisible();
  await expect(one.page.getByText('1. Добавьте время')).toBeVisible();
  await look(one.page, 'group-work-marked');
  await one.page.goto(`/learning/${one.enrolmentId}/grades`);
  await expect(one.page.getByText('Присоединился в конце')).toBeVisible();
});

test('two learners review each other without names, and the tutor marks by the reviews @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'methodist');
  const { cohortId, unitIds } = await build(page.request, `Рецензии ${Date.now().toString(36)}`, [
    {
      kind: 'assignment',
      title: 'План урока',
      draft: assignment({
        peers: { reviewers: 3, days: 7, mark: 'median', tutorPercent: 0, reviewPoints: 2 },
      }),
    },
  ]);
  const learners = [
    { ...(await learner(browser, 'teacher', cohortId)), text: 'Первый план.' },
    { ...(await learner(browser, 'coordinator', cohortId)), text: 'Второй план.' },
  ];
  const unit = (enrolmentId: string) => `/learning/${enrolmentId}/units/${unitIds[0]!}`;
  for (const { page: own, enrolmentId, text } of learners) {
    await own.goto(unit(enrolmentId));
    await own.getByLabel('Текст', { exact: true }).fill(text);
    if (text.startsWith('Первый')) await look(own, 'peers-told-before');
    await own.getByRole('button', { name: 'Сдать работу' }).click();
    await expect(own.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();
  }

  await page.goto(`/cohorts/${cohortId}`);
  await page.getByRole('link', { name: 'Взаимная проверка: План урока' }).click();
  await page.getByRole('button', { name: 'Раздать работы' }).click();
  await look(page, 'peers-deal');
  await page.getByRole('dialog').getByRole('button', { name: 'Раздать работы' }).click();
  await expect(page.getByText(/Проверка идёт до/)).toBeVisible();

  for (const { page: own, enrolmentId, text } of learners) {
    const others = learners.find((other) => other.text !== text)!.text;
    await own.goto(unit(enrolmentId));
    await own.getByRole('link', { name: 'Работа 1' }).click();
    await expect(own.getByText(others)).toBeVisible();
    await own.getByRole('button', { name: 'Отправить рецензию' }).click();
    await expect(own.getByText('Поставьте баллы и напишите пояснение по каждому критерию.')).toBeVisible();
    await own.getByRole('button', { name: '4', exact: true }).click();
    await own.getByLabel('Пояснение: Цели и ход урока').fill('Цели ясны, ход подробен.');
    await look(own, 'review');
    await own.getByRole('button', { name: 'Отправить рецензию' }).click();
    await expect(own.getByText('Рецензия отправлена.', { exact: false })).toBeVisible();
  }

  await page.reload();
  await page
    .getByText(/^Рецензии: /)
    .first()
    .click();
  await look(page, 'peers-table');
  await page.getByRole('button', { name: 'Выставить отметки по рецензиям' }).click();
  await expect(page.getByText('Отметок выставлено: 2. Осталось куратору: 0.')).toBeVisible();

  const [{ page: first, enrolmentId }] = [learners[0]!];
  await first.goto(unit(enrolmentId));
  await expect(first.getByText('Отметка выставлена по рецензиям.')).toBeVisible();
  await expect(first.getByText('Цели ясны, ход подробен.')).toBeVisible();
  await look(first, 'peers-marked');
});

test('a course is taken along, read without a network, and what was studied arrives @phone', async ({
  page,
  browser,
  look,
}) => {
  test.slow();
  await signIn(page.context(), 'methodist');
  const title = `С собой ${Date.now().toString(36)}`;
  const file = { name: 'Памятка.pdf', mimeType: 'application/pdf', buffer: pdf(['Passwords']) };
  const stored = await page.request.post('/api/files', { multipart: { file } });
  expect(stored.ok(), await stored.text()).toBe(true);
  const { id: fileId } = (await stored.json()) as { id: string };
  const { cohortId } = await build(page.request, title, [
    { kind: 'text', title: 'Надёжные пароли', draft: { text: '## Длина важнее\n\nЧисло вариантов — $n^k$.' } },
    { kind: 'text', title: 'Второй фактор', draft: { text: 'Код приходит на телефон.' } },
    { kind: 'file', title: 'Памятка', draft: { text: 'Распечатайте для кабинета.', fileId } },
  ]);
  // A session of its own: it ends at the end.
  const own = await (await browser.newContext({ locale: 'ru-RU', serviceWorkers: 'allow' })).newPage();
  const data = { login: 'teacher', password: examplePassword, remember: false };
  expect((await own.request.post('/api/account/sign-in', { data })).ok()).toBe(true);
  const { enrolmentId } = (await (await own.request.post(`/api/learning/offers/${cohortId}`)).json()) as {
    enrolmentId: string;
  };
  await own.goto(`/learning/${enrolmentId}`);
  await own.getByRole('button', { name: 'Узнать, сколько места нужно' }).click();
  await expect(own.getByText(/^3 занятия, /)).toBeVisible();
  await own.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await own.getByRole('button', { name: 'Взять с собой' }).click();
  await own.getByRole('link', { name: /^На устройстве с/ }).click();
  await expect(own.getByRole('heading', { name: title, level: 1 })).toBeVisible();

  await own.context().setOffline(true);
  await own.reload();
  await expect(own.getByText('Связи нет: занятие открыто с этого устройства.')).toBeVisible();
  await own.locator('summary').first().click();
  await expect(own.getByRole('heading', { name: 'Длина важнее' })).toBeVisible();
  await own.getByRole('button', { name: 'Отметить изученным' }).click();
  await expect(own.getByText('1 отметка ждёт связи')).toBeVisible();
  // A file comes from the device as well.
  await own
    .locator('summary')
    .filter({ hasText: /^Файл «Памятка.pdf», / })
    .click();
  await expect(own.getByText('Распечатайте для кабинета.')).toBeVisible();
  const saved = await downloaded(own, () =>
    own.getByRole('link', { name: /Памятка.pdf/ }).evaluate((link: HTMLAnchorElement) => {
      link.download = 'Памятка.pdf';
      link.click();
    }),
  );
  expect(saved.equals(file.buffer)).toBe(true);
  await look(own, 'taken');

  await own.context().setOffline(false);
  await expect(own.getByText('1 отметка ждёт связи')).toBeHidden();
  await own.goto(`/learning/${enrolmentId}`);
  await expect(own.getByText('текст · пройдено')).toBeVisible();
  await look(own, 'take-along');

  // It goes with whoever signs out.
  await own.goto('/account');
  await own.getByRole('button', { name: 'Выйти', exact: true }).click();
  await expect(own).toHaveURL(/sign-in/);
  await own.goto(`/taken/${enrolmentId}`);
  await expect(own.getByText(/Пока нет открытых занятий/)).toBeVisible();
});
