import { answer } from './answering';
import { expect, test } from './axe';
import { pdf } from './files';
import { ownRound } from './ownRound';
import { goTo, open } from './paper';
import { signIn } from './people';

interface View {
  id: string;
  position: number;
  version: number;
  remarks: { file: number; page: number; text: string }[];
  criteria: { id: string; maxPoints: number }[];
}

test('of two appeals one raises and one lowers the points, and the standing shows it @desktop', async ({
  page,
  browser,
  lookBoth: look,
}) => {
  test.slow();
  await signIn(page.context(), 'p791');
  const organizer = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  const roundId = await ownRound(organizer, page, 1, 600);
  const { request } = page.context();
  await expect.poll(async () => (await request.post(`/api/rounds/${roundId}/attempt`)).status()).toBe(200);
  const paper = await open(page, roundId);
  const manual = paper.paper.tasks.filter(({ body }) => ['essay', 'upload'].includes(body.type));
  for (const task of manual) await answer(page, paper, task);
  // A scan follows the photograph, as most scanners write it.
  await goTo(page, paper, 'upload');
  const scan = { name: 'скан.pdf', mimeType: 'application/pdf', buffer: pdf(['First page', 'Second page']) };
  await page.getByLabel('Выбрать файл').setInputFiles(scan);
  await expect(page.getByRole('list', { name: 'Приложенные файлы' }).getByRole('listitem')).toHaveCount(2);
  await expect(page.getByText('на сервере', { exact: true })).toHaveCount(2);
  await page.getByRole('heading', { name: 'Задание' }).click();
  await expect
    .poll(async () => {
      const held = await request.get(`/api/attempts/${paper.attemptId}`);
      const { answers } = (await held.json()) as { answers: { answer: string }[] };
      return [answers.length, answers.some(({ answer: given }) => given.includes('скан.pdf'))];
    })
    .toEqual([manual.length, true]);

  // About procedure one appeals while the time goes.
  await page.goto(`/attempts/${paper.attemptId}/appeals`);
  await page.getByRole('button', { name: 'Подать апелляцию о нарушении порядка проведения' }).click();
  await page.getByLabel('С чем вы не согласны и почему').fill('На полчаса отключали свет');
  await page.getByRole('button', { name: 'Подать', exact: true }).click();
  await expect(page.getByText('рассматривается')).toBeVisible();
  await page.getByRole('button', { name: 'Отозвать' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать' }).click();
  await expect(page.getByText('отозвана', { exact: true })).toBeVisible();
  expect((await request.post(`/api/attempts/${paper.attemptId}/hand-in`, { data: { heads: [] } })).ok()).toBe(true);

  // A juror gives one point by each criterion, and the organizer publishes.
  const desk = organizer.context().request;
  const { olympiadId } = (await (await desk.get(`/api/rounds/${roundId}/board`)).json()) as { olympiadId: string };
  const { title } = (await (await desk.get(`/api/olympiads/${olympiadId}`)).json()) as { title: string };
  const juror = await browser.newContext({ locale: 'ru-RU' });
  await signIn(juror, 'juror');
  const me = (await (await juror.request.get('/api/me')).json()) as { personId: string };
  const send = async (reply: Promise<{ ok: () => boolean; text: () => Promise<string> }>) => {
    const response = await reply;
    expect(response.ok(), await response.text()).toBe(true);
  };
  await send(desk.put(`/api/olympiads/${olympiadId}/jury/${me.personId}`, { data: { taskIds: [] } }));
  // The scan may be the last to arrive.
  await expect
    .poll(async () => (await desk.post(`/api/rounds/${roundId}/close`, { data: { early: true } })).ok(), {
      timeout: 40_000,
    })
    .toBe(true);
  const most = new Map<number, number>();
  for (const { id, position, body } of manual) {
    let view: View | undefined;
    await expect
      .poll(
        async () => {
          const claimed = await juror.request.post(`/api/rounds/${roundId}/tasks/${id}/claim`);
          if (claimed.status() === 200) view = (await claimed.json()) as View;
          return claimed.status();
        },
        { timeout: 40_000 },
      )
      .toBe(200);
    const points = Object.fromEntries(view!.criteria.map((criterion) => [criterion.id, 1]));
    if (body.type === 'upload') {
      // The juror finds a mistake on the second page of the scan, and marks it there.
      const desk = await juror.newPage();
      await desk.goto(`/marking/${roundId}/${id}`);
      await desk.getByRole('button', { name: 'Лист 2' }).click();
      await desk.getByRole('button', { name: 'Лист 2, с. 2' }).click();
      await desk.getByRole('button', { name: 'Делать пометки' }).click();
      const second = desk.getByRole('img', { name: 'Лист 2, с. 2' });
      await expect(second).toHaveAttribute('data-drawn');
      await second.click({ position: { x: 120, y: 160 } });
      await desk.getByLabel('Пометка 1').fill('здесь ошибка в знаке');
      await expect(desk.getByText('сохранено', { exact: true })).toBeVisible();
      await look(desk, 'marking-pdf');
      await desk.getByRole('button', { name: 'Лист 2, с. 1' }).click();
      await expect(desk.getByLabel('Пометка 1')).toBeHidden();
      await desk.close();
      view = (await (await juror.request.get(`/api/markings/${view!.id}`)).json()) as View;
      expect(view.remarks).toMatchObject([{ file: 2, page: 2, text: 'здесь ошибка в знаке' }]);
    }
    const marking = {
      points,
      comment: 'Решение записано не полностью',
      remarks: view!.remarks,
      isDone: true,
      version: view!.version,
    };
    await send(juror.request.put(`/api/markings/${view!.id}`, { data: marking }));
    most.set(position, view!.criteria[0]!.maxPoints);
  }
  await send(desk.post(`/api/olympiads/${olympiadId}/standing/publish`, { data: { isPublic: true } }));

  // The organizer opens the showing and makes the commission.
  await organizer.goto(`/olympiads/${olympiadId}/appeals`);
  await organizer.getByRole('button', { name: /^Показ и сроки/ }).click();
  await organizer.getByLabel('Начало показа').fill('2026-01-01T09:00');
  await organizer.getByLabel('Нужно голосов комиссии').fill('1');
  await look(organizer, 'appeals-showing');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('длится не больше месяца')).toBeVisible();
  const now = new Date(Date.now() - 60_000);
  const local = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Moscow' });
  await organizer.getByLabel('Начало показа').fill(local.format(now).replace(' ', 'T'));
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('Апелляции о баллах принимаются до')).toBeVisible();
  const member = await (await browser.newContext({ locale: 'ru-RU' })).newPage();
  await signIn(member.context(), 'chair');
  const { name } = (await (await member.context().request.get('/api/me')).json()) as { name: string };
  await organizer.getByRole('button', { name: 'Включить в комиссию' }).click();
  await organizer.getByLabel('Кого включить').selectOption({ label: name });
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('председатель · 0 голосов')).toBeVisible();

  // The participant sees how the work was marked, and appeals about both tasks; about the scan by pointing at it.
  await page.goto(`/attempts/${paper.attemptId}/result`);
  await page.getByRole('link', { name: 'Показ работы и апелляции' }).click();
  await expect(page.getByText('Решение записано не полностью').first()).toBeVisible();
  const second = page.getByRole('button', { name: 'Лист 2, с. 2' });
  await page.getByRole('button', { name: 'Лист 2 · 1 пометка' }).click();
  await expect(second).toHaveText('Лист 2, с. 2 · 1 пометка');
  await second.click();
  await expect(page.getByRole('img', { name: 'Лист 2, с. 2' })).toHaveAttribute('data-drawn');
  await expect(page.locator('.remark-layer b')).toHaveText('1');
  await expect(page.getByText('1. здесь ошибка в знаке')).toBeVisible();
  await look(page, 'appeals-shown', 'dark too');
  for (const { position, body } of manual) {
    await page.getByRole('button', { name: `Подать апелляцию по заданию ${position}` }).click();
    await page.getByLabel('С чем вы не согласны и почему').fill(`Вывод в задании ${position} есть`);
    if (body.type === 'upload') {
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('img', { name: 'Лист 1' })).toBeVisible();
      await dialog.getByRole('button', { name: 'Лист 2' }).click();
      await dialog.getByRole('button', { name: 'Лист 2, с. 2' }).click();
      await expect(dialog.getByRole('img', { name: 'Лист 2, с. 2' })).toHaveAttribute('data-drawn');
      const sheet = page.getByRole('button', { name: 'Указать место: Лист 2, с. 2' });
      await sheet.click({ position: { x: 60, y: 40 } });
      await sheet.press('ArrowRight');
      await expect(page.getByText('Место отмечено на листе 2, с. 2')).toBeVisible();
      await look(page, 'appeals-file');
    }
    await page.getByRole('dialog').getByRole('button', { name: 'Подать', exact: true }).click();
    await expect(page.getByText(`Вывод в задании ${position} есть`)).toBeVisible();
  }

  // The organizer sets a talk.
  const pupil = (await (await request.get('/api/me')).json()) as { name: string };
  await organizer.reload();
  await organizer
    .getByRole('button', { name: /^Назначить беседу/ })
    .first()
    .click();
  await organizer.getByLabel('Время').fill('2026-12-31T12:30');
  await organizer.getByLabel('Место', { exact: true }).fill('Кабинет 12');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('Кабинет 12')).toBeVisible();
  await look(organizer, 'appeals-desk');

  // The commission decides, and an open standing shows it at once.
  const total = async () =>
    ((await (await request.get(`/api/attempts/${paper.attemptId}/result`)).json()) as { points: number }).points;
  const standing = await browser.newPage({ locale: 'ru-RU' });
  await standing.goto(`/standings/${olympiadId}`);
  const shows = (points: number) =>
    expect(standing.getByRole('cell', { name: points.toLocaleString('ru-RU'), exact: true }).first()).toBeVisible();
  let before = await total();
  await shows(before);
  await member.goto('/marking');
  await member.getByRole('link', { name: 'Апелляции' }).click();
  await expect(member.getByText('ждёт вашего голоса').first()).toBeVisible();
  await look(member, 'appeals-commission');
  const raised = manual.find(({ body }) => body.type === 'essay')!.position;
  for (const { position, body } of manual) {
    const raises = position === raised;
    await member.goto('/appeals');
    await member
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByRole('link', { name: `Баллы за задание ${position} ·` })
      .click();
    await expect(member.getByText(`Вывод в задании ${position} есть`)).toBeVisible();
    expect(await member.locator('body').innerText()).not.toContain(pupil.name.split(' ')[0]);
    const values = member.locator('.criterion').first().getByRole('button');
    await (raises ? values.last() : values.first()).click();
    await member.getByLabel('Обоснование', { exact: true }).fill(raises ? 'Вывод есть' : 'Вывода нет вовсе');
    await member.getByRole('button', { name: 'Проголосовать' }).click();
    await expect(member.getByRole('button', { name: 'Изменить голос' })).toBeVisible();
    if (body.type === 'upload') {
      await expect(member.getByRole('img', { name: 'Лист 2, с. 2' })).toHaveAttribute('data-drawn');
      await expect(member.locator('.appeal-spot')).toBeVisible();
    }
    await member.getByLabel('Обоснование для участника').fill(raises ? 'Вывод засчитан' : 'Вывода нет');
    await look(member, body.type === 'upload' ? 'appeals-case-sheet' : 'appeals-case', 'dark too');
    await member.getByRole('button', { name: 'Закрыть апелляцию' }).click();
    await expect(member.getByText(raises ? 'баллы повышены' : 'баллы понижены')).toBeVisible();
    const after = await total();
    expect(after - before).toBe(raises ? most.get(position)! - 1 : -1);
    await shows(after);
    before = after;
  }

  await page.reload();
  await expect(page.getByText('баллы повышены')).toBeVisible();
  await expect(page.getByText('баллы понижены')).toBeVisible();
  await expect(page.getByText('Вывод засчитан').first()).toBeVisible();
  await look(page, 'appeals-decided');

  // The analysis of the tasks.
  await organizer.getByRole('button', { name: /^Разбор заданий/ }).click();
  await organizer.getByLabel('Текст').fill('Сила трения **равна** $\\mu N$');
  await organizer.getByLabel('Ссылка на видео').fill('https://video.example/1');
  await organizer.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click();
  await expect(organizer.getByText('Разбор заданий открыт участникам')).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Разбор заданий' }).click();
  await expect(page.getByText('Сила трения')).toBeVisible();
  await look(page, 'appeals-analysis');

  const protocol = await desk.get(`/api/rounds/${roundId}/appeals/protocol.docx`);
  expect(protocol.ok()).toBe(true);
  expect((await protocol.body()).subarray(0, 2).toString()).toBe('PK');
  await Promise.all([organizer.context(), member.context(), juror, standing.context()].map((other) => other.close()));
});
