import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { patientExpect as expect, test } from './axe';
import { api, build, newTeacher } from './builtCourse';
import { faultyLine } from './faultyLine';
import { downloaded, readPdf } from './files';
import { signIn } from './people';
import { photograph, recording } from './samples';

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
    await expect
      .poll(() =>
        film.evaluate((node: HTMLVideoElement) => {
          node.muted = true;
          if (node.paused) void node.play().catch(() => undefined);
          return node.currentTime;
        }),
      )
      .toBeGreaterThan(2);
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
