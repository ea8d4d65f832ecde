import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { patientExpect as expect, test } from './axe';
import { faultyLine } from './faultyLine';
import { downloaded, readPdf } from './files';
import { examplePassword, newSurname, signIn } from './people';
import { packed, photograph, recording, sample } from './samples';

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Reads and writes the API as somebody, and wants every answer to be good. */
function api(request: APIRequestContext) {
  const told = async <T>(answer: Awaited<ReturnType<APIRequestContext['get']>>) => {
    const text = await answer.text();
    expect(answer.ok(), `${answer.url()}: ${text}`).toBe(true);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const grades = { gradeFrom: '7', gradeTo: '11' };
  return {
    get: async <T>(path: string) => told<T>(await request.get(`/api${path}`)),
    post: async <T>(path: string, data: object = {}) => told<T>(await request.post(`/api${path}`, { data })),
    put: async <T>(path: string, data: object) => told<T>(await request.put(`/api${path}`, { data })),
    send: async <T>(path: string, file: ReturnType<typeof sample>) =>
      told<T>(await request.post(`/api${path}`, { multipart: { file, ...grades } })),
  };
}
type Api = ReturnType<typeof api>;

interface Made {
  id: string;
}

/** Questions that Moodle wrote, by their titles. */
async function questionsOf(cabinet: Api, title: string) {
  const { id } = await cabinet.post<Made>('/question-banks', { title, subject: 'informatics' });
  const file = sample('moodle/as-moodle-writes.xml', 'безопасность.xml', 'text/xml');
  const { sha256 } = await cabinet.send<{ sha256: string }>(`/question-banks/${id}/import/preview`, file);
  await cabinet.send(`/question-banks/${id}/import?sha256=${sha256}`, file);
  const { rows } = await cabinet.get<{ rows: { title: string; versionId: string }[] }>(
    `/question-banks/${id}/questions`,
  );
  return (question: string) => rows.find((row) => row.title === question)!.versionId;
}

/** A published course with a text, a recording, a package, a quiz and a practical work that shows a competence; returns its cohort. */
async function build(cabinet: Api, title: string, video: ReturnType<typeof sample>, tutorId: string) {
  const of = await questionsOf(cabinet, title);
  const { id } = await cabinet.post<Made>('/courses', { title, audience: 'teachers' });
  const course = `/courses/${id}`;
  const version = async (path = course) => (await cabinet.get<{ version: number }>(path)).version;
  await cabinet.put(course, { title, summary: 'Коротко.', hours: 16, isTemplate: false, version: await version() });
  const moduleId = randomUUID();
  const outline = { modules: [{ id: moduleId, title: 'Безопасность', units: [] }] };
  await cabinet.put(`${course}/outline`, { outline, version: await version() });
  const add = async (kind: string, name: string, draft: object) => {
    const unit = { moduleId, kind, title: name, version: await version() };
    const { unitId } = await cabinet.post<{ unitId: string }>(`${course}/units`, unit);
    const path = `${course}/units/${unitId}`;
    await cabinet.put(path, { draft: { text: '', ...draft }, version: await version(path) });
    return unitId;
  };
  const film = await cabinet.send<Made>('/files', video);
  const trainer = await cabinet.send<Made>('/files', packed('scorm/package-2004', 'компьютер.zip'));
  const part = (question: string) => ({
    type: 'question',
    id: randomUUID(),
    versionId: of(question),
    hint: '',
    hintHtml: '',
    explanation: '',
    explanationHtml: '',
  });
  await add('text', 'Надёжные пароли', { text: '## Длина важнее\n\nЧисло вариантов — $n^k$.' });
  await add('video', 'Вводная лекция', { fileId: film.id, video: { posterId: null, subtitles: [] } });
  await add('scorm', 'Тренажёр', { fileId: trainer.id });
  await add('quiz', 'Проверьте себя', {
    quiz: {
      parts: ['Второй фактор', 'Надёжный пароль', 'Протокол'].map(part),
      attempts: 2,
      minutes: null,
      passShare: 0.6,
      counts: 'best',
      feedback: 'points',
      isPractice: false,
      retakesFailed: false,
      shuffle: false,
    },
  });
  const work = await add('assignment', 'План урока', {
    text: 'Составьте план урока о паролях.',
    assignment: {
      criteria: [{ id: 'a', text: 'Цели и ход урока', maxPoints: 5, step: 1 }],
      passPoints: 3,
      maxFiles: 3,
      late: 'accept',
    },
  });
  const { areas } = await cabinet.get<{ areas: { title: string; competences: Made[] }[] }>('/readiness/framework');
  const area = areas[0]!;
  const shows = { competenceId: area.competences[0]!.id, level: 2 };
  const checks = [{ unitId: work, itemId: 'a', ...shows }];
  await cabinet.put(`${course}/readiness`, { develops: [shows], checks, version: null });
  await cabinet.post(`${course}/editions`, { cohortIds: [], version: await version() });
  const plan = { title: 'Осень', startsOn: day(-1), endsOn: day(60), admission: 'open', seats: 0, tutorIds: [tutorId] };
  const cohort = await cabinet.post<Made>(`${course}/cohorts`, plan);
  return { cohortId: cohort.id, videoId: film.id, area: area.title };
}

/** A teacher of a school of their own, so that what the school's row says is of this journey alone; signs in the page. */
async function newTeacher(cabinet: Api, page: Page, school: string) {
  const names = { shortName: school, fullName: `Муниципальная школа «${school}»` };
  const organization = await cabinet.post<Made>('/organizations', {
    kind: 'school',
    ...names,
    address: 'ул. Школьная, 1',
  });
  const lastName = newSurname();
  const person = await cabinet.post<Made>('/people', {
    ...{ lastName, firstName: 'Ольга', middleName: 'Игоревна', birthDate: '1985-03-14', email: null },
    place: { organizationId: organization.id, kind: 'teacher', grade: null, position: 'учитель информатики' },
  });
  const card = await cabinet.post<{ login: string; password: string }>(`/people/${person.id}/one-time-password`);
  const own = api(page.request);
  await own.post('/account/sign-in', { login: card.login, password: card.password, remember: false });
  await own.post('/account/password', { current: card.password, new: examplePassword });
  return lastName;
}

/** The row of the school on the page of coverage: teachers, who were measured, and the level of each area. */
async function coverageOf(desk: Page, school: string, area: string) {
  await desk.goto('/readiness/coverage');
  await desk.getByRole('searchbox').fill(school);
  await expect(desk.locator('tbody tr')).toHaveCount(1);
  const heads = await desk.locator('thead th').allInnerTexts();
  const cells = await desk.locator('tbody tr > *').allInnerTexts();
  const at = (head: string) => cells[heads.findIndex((one) => one.includes(head))]!.trim();
  return { teachers: at('Педагогов'), measured: at('Прошли диагностику'), level: at(area) };
}

async function desktop(browser: Browser, login: string) {
  const context = await browser.newContext({ locale: 'ru-RU', viewport: { width: 1440, height: 900 } });
  await signIn(context, login);
  return context.newPage();
}

test('a teacher on a line of 256 kbit/s that breaks learns, hands in, mends and has the certificate; coverage changes @phone', async ({
  page,
  browser,
  baseURL,
  look,
}, info) => {
  test.slow();
  const stamp = Date.now().toString(36);
  const title = `Пароли ${stamp}`;
  const school = `Школа ${stamp}`;
  const [desk, tutor] = await Promise.all([desktop(browser, 'methodist'), desktop(browser, 'chair')]);
  const cabinet = api(desk.request);
  const me = await api(tutor.request).get<{ personId: string }>('/me');
  const film = recording(info.outputPath('лекция.mp4'), 6);
  const video = { name: 'лекция.mp4', mimeType: 'video/mp4', buffer: readFileSync(film) };
  const { cohortId, videoId, area } = await build(cabinet, title, video, me.personId);
  const surname = await newTeacher(cabinet, page, school);
  expect(await coverageOf(desk, school, area)).toEqual({ teachers: '1', measured: '0', level: '—' });

  const line = await page.context().newCDPSession(page);
  const cut = (offline: boolean) =>
    line.send('Network.emulateNetworkConditions', {
      ...{ offline, latency: 80, downloadThroughput: 32_000, uploadThroughput: 32_000 },
    });
  const onward = page.getByRole('button', { name: 'Отметить изученным и дальше' });
  const next = page.getByRole('navigation', { name: 'Соседние занятия' }).getByRole('link', { name: 'Дальше' });

  await test.step('the teacher enrols, reads and watches', async () => {
    await cut(false);
    await page.goto('/learning');
    await page.getByRole('button', { name: `Записаться: ${title}, Осень` }).click();
    await page.locator('.card', { hasText: title }).getByRole('link', { name: 'Начать: Надёжные пароли' }).click();
    await expect(page.getByRole('heading', { name: 'Длина важнее' })).toBeVisible();
    await expect(page.locator('math')).toBeVisible();
    const ready = async () => (await cabinet.get<{ state: string }>(`/videos/${videoId}`)).state;
    await expect.poll(ready, { timeout: 180_000 }).toBe('ready');
    await onward.click();
    await expect(page.getByRole('heading', { name: 'Вводная лекция', level: 1 })).toBeVisible();
    const film = page.locator('video');
    // Asked for before the first list has come, it begins with it.
    await film.evaluate((node: HTMLVideoElement) => {
      node.muted = true;
      void node.play().catch(() => undefined);
    });
    await expect.poll(() => film.evaluate((node: HTMLVideoElement) => node.currentTime)).toBeGreaterThan(2);
    await onward.click();
  });

  await test.step('what the package says while the line is away arrives when it is back', async () => {
    await expect(page.getByRole('heading', { name: 'Тренажёр', level: 1 })).toBeVisible();
    const inner = page.frameLocator('.scorm-frame').frameLocator('iframe');
    await expect(inner.locator('#learner')).toContainText(surname);
    await cut(true);
    await inner.getByRole('button', { name: 'Выйти из журнала' }).click();
    await expect(inner.getByText('Верно: выход закрывает вход.')).toBeVisible();
    await expect(page.getByText('Связи нет: сделанное хранится на этом устройстве', { exact: false })).toBeVisible();
    await look(page, 'package-kept');
    await cut(false);
    await expect(page.locator('.tag', { hasText: 'пройдено' })).toBeVisible();
    await next.click();
  });

  await test.step('answers are kept while the line is away, and the quiz goes on', async () => {
    const saved = page.getByTestId('save-state');
    await page.getByRole('button', { name: 'Начать', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Задание 1 из 3' })).toBeVisible();
    await page.getByText('Верно', { exact: true }).click();
    await expect(saved).toContainText('сохранено на сервере');
    await cut(true);
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByText('синий-трамвай-едет-в-гости').click();
    await expect(saved).toContainText('сохранено на этом устройстве');
    await page.getByRole('button', { name: 'Дальше' }).click();
    await page.getByLabel('Ваш ответ', { exact: true }).fill('https');
    await look(page, 'quiz-without-line');
    await cut(false);
    await expect(saved).toContainText('сохранено на сервере');
    await expect(saved).toHaveAttribute('data-unsent', '0');
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Сдать работу' }).click();
    await expect(page.getByRole('heading', { name: 'Тест пройден' })).toBeVisible();
    await expect(page.locator('.quiz-sum')).toHaveText('3 из 3');
    await page.getByRole('link', { name: 'К занятию' }).click();
    await next.click();
  });

  await test.step('the work is handed in although its file was cut off on the way', async () => {
    await expect(page.getByRole('heading', { name: 'План урока', level: 1 })).toBeVisible();
    const wire = await faultyLine(baseURL!, 1);
    wire.mend();
    // Another address has nothing of the site yet, which is no matter of the line.
    await line.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
    });
    await page.goto(wire.address + new URL(page.url()).pathname);
    await expect(page.getByLabel('Текст', { exact: true })).toBeVisible();
    await cut(false);
    await page.getByLabel('Текст', { exact: true }).fill('План на фотографии.');
    wire.cutBodies('/files');
    await page.getByLabel('Приложить файлы').setInputFiles(photograph(info.outputPath('план.jpg'), 'план.jpg'));
    const again = page.getByRole('button', { name: 'Отправить ещё раз' });
    await expect(again).toBeVisible();
    // Not without the file.
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    await expect(page.getByText('Файл «план.jpg» не отправлен.', { exact: false })).toBeVisible();
    await look(page, 'work-cut-off');
    wire.cutBodies();
    await again.click();
    await expect(page.locator('.file-lines .num')).toBeVisible();
    await expect(page.getByText('Отправляем…')).toBeHidden();
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    await expect(page.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();
    await page.goto('/');
    await wire.close();
  });

  await test.step('the tutor returns it with a remark, the teacher mends it, the tutor accepts', async () => {
    const toMark = async () => {
      await tutor.goto(`/cohorts/${cohortId}/works`);
      await tutor.getByRole('link', { name: 'Проверить 1 работу' }).click();
      await expect(tutor.getByRole('heading', { name: /План урока/, level: 1 })).toBeVisible();
    };
    await toMark();
    await tutor.keyboard.press('2');
    await tutor.keyboard.press('Enter');
    await tutor.getByLabel('Замечание слушателю').fill('Добавьте цели урока.');
    await tutor.keyboard.press('Control+Enter');
    await expect(tutor.locator('.tag', { hasText: 'возвращена на доработку' })).toBeVisible();

    await page.goto('/');
    await page.getByRole('link', { name: `Вернули на доработку: ${title}` }).click();
    await page.getByRole('link', { name: 'План урока' }).click();
    await expect(page.getByText('Добавьте цели урока.')).toBeVisible();
    await page.getByLabel('Текст', { exact: true }).fill('Цели: знать, какой пароль надёжен.');
    await page.getByRole('button', { name: 'Сдать работу' }).click();
    await expect(page.getByText('Работа сдана и ждёт проверки.', { exact: false })).toBeVisible();

    await toMark();
    await expect(tutor.getByText('Цели: знать, какой пароль надёжен.')).toBeVisible();
    await tutor.keyboard.press('5');
    await tutor.keyboard.press('Enter');
    await expect(tutor.locator('.tag', { hasText: 'принята' })).toBeVisible();
  });

  await test.step('the certificate says who, what and how many hours', async () => {
    await desk.goto(`/cohorts/${cohortId}/certificates`);
    await desk.getByRole('button', { name: 'Выдать документы' }).click();
    await expect(desk.getByText('Готов 1 документ.')).toBeVisible();
    await page.goto('/learning');
    await page.getByRole('link', { name: title }).click();
    await expect(page.getByText(/Курс освоен/)).toBeVisible();
    const paper = await downloaded(page, () => page.getByRole('link', { name: 'Скачать сертификат' }).click());
    const text = readPdf(paper)
      .flatMap(({ lines }) => lines)
      .join(' ');
    for (const words of [surname, title, '16']) expect(text).toContain(words);
    await look(page, 'certificate-over-a-slow-line');
  });

  expect(await coverageOf(desk, school, area)).toEqual({ teachers: '1', measured: '1', level: '2' });
});
