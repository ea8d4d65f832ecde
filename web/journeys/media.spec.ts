import { strToU8, zipSync } from 'fflate';
import { expect, test } from './axe';
import { signIn } from './people';
import { recording } from './samples';

/** A trainer that looks for the standard in its parents, as programs for courses write it, and tries what it may not. */
const trainer = zipSync({
  'imsmanifest.xml': strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>Пожарная безопасность</title><item identifier="a" identifierref="r"><title>Что делать при пожаре</title></item></organization></organizations><resources><resource identifier="r" type="webcontent" adlcp:scormtype="sco" href="index.html"/></resources></manifest>`,
  ),
  'index.html': strToU8(
    `<!doctype html><html lang="ru"><meta charset="utf-8"><title>Тренажёр</title><h1>Звоните 101</h1><p id="said"></p><button id="next">Дальше</button><button id="done">Пройти</button><script src="trainer.js"></script></html>`,
  ),
  'trainer.js': strToU8(`
    let at = window;
    while (!at.API && at.parent !== at) at = at.parent;
    const api = at.API;
    api.LMSInitialize('');
    const said = document.getElementById('said');
    const show = () => { said.textContent = api.LMSGetValue('cmi.core.student_name') + ', место: ' + (api.LMSGetValue('cmi.core.lesson_location') || 'начало'); };
    localStorage.setItem('own', 'yes');
    show();
    document.getElementById('next').onclick = () => { api.LMSSetValue('cmi.core.lesson_location', '2'); api.LMSSetValue('cmi.core.exit', 'suspend'); api.LMSCommit(''); show(); };
    document.getElementById('done').onclick = () => { api.LMSSetValue('cmi.core.score.raw', '90'); api.LMSSetValue('cmi.core.lesson_status', 'passed'); api.LMSFinish(''); };
    window.tries = async () => {
      const reached = [];
      try { void window.top.document.body; reached.push('page'); } catch {}
      try { if ((await fetch('http://localhost:' + location.port + '/api/me', { credentials: 'include' })).status) reached.push('api'); } catch {}
      return { reached, cookie: document.cookie };
    };
  `),
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a recording is watched on a slow line and a SCORM package is gone through @desktop', async ({
  page,
  browser,
  lookBoth: look,
}, info) => {
  test.slow();
  const title = `Охрана труда ${Date.now().toString(36)}`;
  const { request } = page.context();
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

  // The methodist brings both.
  await signIn(page.context(), 'methodist');
  const made = await request.post('/api/courses', { data: { title, audience: 'teachers' } });
  const { id } = (await made.json()) as { id: string };
  const { version } = (await (await request.get(`/api/courses/${id}`)).json()) as { version: number };
  const hours = { title, summary: '', hours: 8, isTemplate: false, version };
  expect((await request.put(`/api/courses/${id}`, { data: hours })).ok()).toBe(true);
  await page.goto(`/courses/${id}`);
  await page.getByRole('button', { name: 'Добавить модуль' }).click();
  await page.getByLabel('Название модуля').fill('Основы');
  await page.keyboard.press('Enter');

  await add('видео', 'Вводная лекция');
  await page.getByLabel('Загрузить видео').setInputFiles(recording(info.outputPath('лекция.mp4'), 20));
  await expect(page.getByText('Видео: лекция.mp4')).toBeVisible({ timeout: 60_000 });
  await page.getByLabel('Добавить субтитры').setInputFiles({
    name: 'лекция.srt',
    mimeType: 'application/x-subrip',
    buffer: Buffer.from('1\r\n00:00:00,500 --> 00:00:11,000\r\nДобрый день, коллеги\r\n'),
  });
  await expect(page.getByRole('button', { name: 'Убрать субтитры: русский' })).toBeVisible();
  await save();
  await expect(page.getByText('Готово к просмотру: 240p, 480p, только звук.')).toBeVisible({
    timeout: 180_000,
  });
  await look(page, 'video-editor', 'dark too');

  await add('пакет SCORM', 'Тренажёр');
  await page
    .getByLabel('Загрузить пакет SCORM')
    .setInputFiles({ name: 'тренажёр.zip', mimeType: 'application/zip', buffer: Buffer.from(trainer) });
  await expect(page.getByText('Пакет: тренажёр.zip')).toBeVisible({ timeout: 60_000 });
  await save();
  await expect(page.getByText('SCORM 1.2: «Пожарная безопасность», 1 раздел.')).toBeVisible();
  await look(page, 'scorm-editor');
  await page.getByRole('button', { name: 'Как увидит слушатель' }).click();
  const inner = (of: typeof page) => of.frameLocator('.scorm-frame').frameLocator('iframe');
  await expect(inner(page).getByRole('heading', { name: 'Звоните 101' })).toBeVisible();

  await page.getByRole('button', { name: 'Опубликовать' }).click();
  await dialog.getByRole('button', { name: 'Опубликовать' }).click();
  await expect(page.getByText('опубликовано издание 1')).toBeVisible();
  const plan = { title: 'Осень', startsOn: day(-1), endsOn: day(60), admission: 'open', seats: 0, tutorIds: [] };
  const cohort = (await (await request.post(`/api/courses/${id}/cohorts`, { data: plan })).json()) as { id: string };

  // The teacher watches on a line of 256 kbit/s.
  const teacher = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(teacher.context(), 'teacher');
  const asked = await teacher.request.post(`/api/learning/offers/${cohort.id}`);
  const { enrolmentId } = (await asked.json()) as { enrolmentId: string };
  const course = (await (await teacher.request.get(`/api/learning/${enrolmentId}`)).json()) as {
    modules: { units: { id: string }[] }[];
  };
  const [lecture, exercise] = course.modules[0]!.units.map((unit) => `/learning/${enrolmentId}/units/${unit.id}`);
  await teacher.goto(lecture!);
  const video = teacher.locator('video');
  await expect(video).toBeVisible();
  await look(teacher, 'video-unit', 'dark too');
  const line = await teacher.context().newCDPSession(teacher);
  const slow = (offline: boolean) =>
    line.send('Network.emulateNetworkConditions', {
      offline,
      latency: 80,
      downloadThroughput: 32_000,
      uploadThroughput: 16_000,
    });
  await slow(false);
  const played = () => video.evaluate((node: HTMLVideoElement) => node.currentTime);
  await video.evaluate((node: HTMLVideoElement) => {
    node.muted = true;
    return node.play();
  });
  await expect.poll(played).toBeGreaterThan(3);
  await expect.poll(() => video.evaluate((node: HTMLVideoElement) => node.textTracks[0]?.cues?.length)).toBe(1);
  // The second choice comes while the first is still on its way.
  const left = await played();
  await video.evaluate((node: HTMLVideoElement) => {
    node.addEventListener('emptied', () => (node.dataset.emptied = 'yes'), { once: true });
  });
  await teacher.getByLabel('Качество').selectOption('только звук');
  await expect(video).toHaveAttribute('data-emptied', 'yes');
  await teacher.getByLabel('Качество').selectOption('240p');
  await expect.poll(() => video.evaluate((node: HTMLVideoElement) => node.videoHeight)).toBe(240);
  await expect.poll(played).toBeGreaterThan(left);
  await teacher.getByLabel('Качество').selectOption('только звук');
  // Not the place of the quality before, but of sound that plays.
  const heard = () =>
    video.evaluate(({ readyState, videoWidth, currentTime }: HTMLVideoElement) =>
      readyState >= 3 && videoWidth === 0 ? currentTime : 0,
    );
  await expect.poll(heard).toBeGreaterThan(left);
  const told = teacher.waitForResponse((answer) => answer.url().endsWith('/watched') && answer.ok(), {
    timeout: 30_000,
  });
  await video.evaluate((node: HTMLVideoElement) => node.pause());
  await told;
  const stopped = await played();
  expect(stopped).toBeGreaterThan(left);

  // Another visit goes on there; to the end it completes the unit.
  await teacher.reload();
  await teacher.getByLabel('Скорость').selectOption('1,5×');
  await video.evaluate((node: HTMLVideoElement) => {
    node.muted = true;
    return node.play();
  });
  expect(await played()).toBeGreaterThan(stopped - 1.5);
  await expect(teacher.locator('.tag', { hasText: 'пройдено' })).toBeVisible({ timeout: 60_000 });
  await slow(false);

  // The package remembers its place, reaches nothing of the site, and completes the course.
  await teacher.goto(exercise!);
  const package1 = inner(teacher);
  await expect(package1.locator('#said')).toContainText('место: начало');
  await look(teacher, 'scorm-unit');
  const frame = teacher.frames().find((one) => one.url().endsWith('/index.html'))!;
  const tries = await frame.evaluate(() => (window as unknown as { tries: () => Promise<unknown> }).tries());
  expect(tries).toEqual({ reached: [], cookie: '' });
  const stored = teacher.waitForResponse((answer) => answer.url().endsWith('/scorm') && answer.ok(), {
    timeout: 30_000,
  });
  await package1.getByRole('button', { name: 'Дальше' }).click();
  await stored;
  await teacher.reload();
  await expect(package1.locator('#said')).toContainText('место: 2');
  await package1.getByRole('button', { name: 'Пройти' }).click();
  await expect(teacher.locator('.tag', { hasText: 'пройдено' }).first()).toBeVisible();
  await teacher.goto(`/learning/${enrolmentId}`);
  await expect(teacher.getByText(/Курс освоен/)).toBeVisible();
});
